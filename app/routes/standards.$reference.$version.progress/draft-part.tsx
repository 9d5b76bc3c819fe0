import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { FINDING_WORDS } from '../../components/finding-words';
import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { TextInput } from '../../components/form/text-input';
import { Hash } from '../../components/hash';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface DraftPartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** The draft: how to get to it, what its text lacks, and the texts that were frozen of it. */
export function DraftPart({ desk, failure }: DraftPartProps) {
  const { standard, version, may, snapshots, artefacts, beside } = desk;
  const here = `/standards/${standard.reference}/${version.number}`;
  if (version.documentId === null && !may.startDraft) return null;
  return (
    <section aria-labelledby="draft">
      <h2 className="nhsuk-heading-l" id="draft">
        The text
      </h2>
      {may.startDraft ? <ButtonLink href={`${here}/start`}>Start the draft</ButtonLink> : null}
      {version.documentId !== null && may.watch ? (
        <ButtonLink href={`/drafts/${version.documentId}`}>Open the draft</ButtonLink>
      ) : null}
      {beside === '' ? null : <p>{beside}</p>}
      <Checks desk={desk} />
      {snapshots.length === 0 ? null : (
        <DataTable
          caption="Frozen texts, newest first"
          compact
          rows={snapshots}
          rowKey={({ id }) => id}
          columns={[
            {
              header: 'Name',
              rowHeader: true,
              cell: ({ name, hash }) => <a href={`/texts/${hash}`}>{name}</a>,
            },
            { header: 'Kind', cell: ({ kind }) => SNAPSHOT_KIND_LABELS[kind] },
            { header: 'Frozen', cell: ({ createdAt }) => <DateText at={createdAt} /> },
            { header: 'Words', numeric: true, cell: ({ words }) => words.toLocaleString('en-GB') },
            { header: 'Hash', cell: ({ hash, name }) => <Hash value={hash} label={`Hash of ${name}`} /> },
          ]}
        />
      )}
      <p>
        {artefacts === 0 && !may.keepArtefacts ? null : (
          <>
            <a href={`${here}/artefacts`}>
              {artefacts === 0
                ? 'Add machine-readable artefacts'
                : `Machine-readable artefacts (${artefacts.toLocaleString('en-GB')})`}
            </a>
            {' · '}
          </>
        )}
        <a href={`${here}/history`}>History</a>
        {snapshots.length === 0 ? null : (
          <>
            {' · '}
            <a href={`/standards/${standard.reference}/compare`}>Compare texts</a>
          </>
        )}
      </p>
      {may.freeze ? (
        <Details summary="Freeze the text under a name" open={failureOf(failure, 'freeze') !== undefined}>
          <DeskForm intent="freeze" failure={failure}>
            <TextInput name="name" label="Name" hint="Such as “Before the workshop in May”" />
            <Button look="secondary">Freeze the text</Button>
          </DeskForm>
        </Details>
      ) : null}
    </section>
  );
}

/** What the text lacks, most pressing first. */
function Checks({ desk: { checks, version } }: { readonly desk: ProgressView }) {
  if (checks === null) return null;
  const { findings, missingSections, words } = checks;
  const blocking = findings.filter((finding) => finding.blocking);
  const others = findings.length - blocking.length;
  const ahead = version.patchOfId === null ? 'a ballot' : 'the notice';
  return (
    <>
      <p>
        {words.toLocaleString('en-GB')} words.{' '}
        {blocking.length + missingSections.length === 0
          ? `Nothing in the text stands in the way of ${ahead}.`
          : null}
        {others === 0
          ? null
          : ` ${others} ${others === 1 ? 'thing' : 'things'} to look at in the Checks panel of the draft.`}
      </p>
      {blocking.length + missingSections.length === 0 ? null : (
        <>
          <p>
            This stands in the way of {ahead}
            {version.patchOfId === null ? '; a missing section also of a consultation' : ''}:
          </p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {missingSections.map((section) => (
              <li key={section}>The required section “{section}” is missing. An editor adds it.</li>
            ))}
            {blocking.slice(0, 20).map((finding) => (
              <li key={`${finding.kind} ${finding.blockId} ${finding.clause} ${finding.what}`}>
                {FINDING_WORDS[finding.kind]} {finding.what === '' ? null : `“${finding.what}” `}
                {finding.blockId === '' || version.documentId === null ? null : (
                  <a href={`/drafts/${version.documentId}#${finding.blockId}`}>
                    {finding.clause || 'Go to it'}
                  </a>
                )}
              </li>
            ))}
            {blocking.length > 20 ? <li>and {blocking.length - 20} more</li> : null}
          </ul>
        </>
      )}
    </>
  );
}
