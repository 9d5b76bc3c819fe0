import { useActionData, useLoaderData } from '@remix-run/react';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { TaskList } from '../../components/task-list';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { type UseView, viewUse } from '../../services/use/view-use.server';
import { pathOfUse, versionPath } from '../../services/versions/version-address';
import { versionIdAt } from '../../services/versions/version-id.server';
import { ExchangePart } from './exchange-part';
import { RequirementPart } from './requirement-part';
import { StatementPart } from './statement-part';
import { carryOut } from './use-action.server';
import { formOfUse } from './use-form.server';

export const loader = door(async ({ ctx, params, url }) => ({
  view: await viewUse(ctx, params.reference ?? '', params.version ?? ''),
  done: url.searchParams.get('done') ?? '',
}));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const [reference, number] = [params.reference ?? '', params.version ?? ''];
  const read = await readForm(request, context, formOfUse);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const versionId = await versionIdAt(ctx, reference, number);
  return await carryOut(
    ctx,
    { versionId, path: pathOfUse(reference, number), values: read.values },
    read.data,
  );
});

export const meta = ({ data }: { data?: { view: UseView } }) => [
  {
    title: data
      ? `Use of ${data.view.standard.reference} ${data.view.version.number} (${VERSION_STATE_LABELS[data.view.version.state]})`
      : 'Use',
  },
];

/** What the page says after something was done, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  stated: 'The statement of use is public now.',
  withdrawn: 'The statement is withdrawn. It stays in the record.',
  exchange: 'The exchange is recorded.',
  'taken-back': 'The record of the exchange is taken back.',
  'no-exchange': 'The reason is recorded. These requirements need no exchange to be shown.',
  'is-exchange': 'The requirement counts as one about exchange again.',
};

export default function Use() {
  const { view, done } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version, inUse } = view;
  const said = DONE[done];
  const intent = failure?.values?.intent;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Use of this version"
      lead="Who uses it, in which products and where, and which exchange between products was shown."
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: `Version ${version.number}`, href: versionPath(standard.reference, version.number) },
      ]}
      head={<VersionStateTag state={version.state} />}
      failure={failure}
      idPrefix={typeof intent === 'string' ? `${intent}-` : ''}
    >
      {said === undefined || failure ? null : <Notice kind="success" title={said} />}
      {inUse ? <Proof view={view} /> : null}
      {inUse || view.statements.length > 0 ? (
        <>
          <StatementPart view={view} failure={failure} />
          <ExchangePart view={view} failure={failure} />
          <RequirementPart view={view} failure={failure} />
        </>
      ) : (
        <EmptyState title="Nobody can use this version yet">
          Organisations state their use when a version is published.{' '}
          <a href={`${versionPath(standard.reference, version.number)}/progress`}>
            See where this one stands
          </a>
          .
        </EmptyState>
      )}
    </Page>
  );
}

function beforeProof({ mandated, wasMandatory }: UseView['version']): string {
  if (!mandated) return 'A version becomes mandatory only when its use is proven.';
  return wasMandatory
    ? 'This version was mandatory, and is not any more.'
    : 'This version was to become mandatory, and never did.';
}

function Proof({ view: { proof, version } }: { readonly view: UseView }) {
  return (
    <section aria-labelledby="proof">
      <h2 className="nhsuk-heading-l" id="proof">
        Proof before a mandate
      </h2>
      {version.mandatoryFrom === null ? (
        <p>{beforeProof(version)} This is what the records below prove.</p>
      ) : (
        <InsetText>
          <p>
            This version is mandatory from <DateText at={version.mandatoryFrom} />. This is what the records
            below prove now.
          </p>
        </InsetText>
      )}
      <TaskList
        tasks={proof.map(({ title, met, words }) => ({
          title,
          hint: words,
          status: met ? 'Proven' : 'Missing',
          colour: met ? ('green' as const) : ('red' as const),
        }))}
      />
    </section>
  );
}
