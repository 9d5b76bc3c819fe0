import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { isFormFailure } from '../../components/form/form-failure';
import { LongerByHold } from '../../components/longer-by-hold';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { ConsultationStateTag } from '../../components/state-tag';
import { SummaryList } from '../../components/summary-list';
import { Tag } from '../../components/tag';
import { TypedText } from '../../components/typed-text';
import { door, memberDoor } from '../../http/respond.server';
import { commentPath, readCommentNumber } from '../../services/comments/comment-address';
import {
  type ConsultationView,
  viewConsultation,
} from '../../services/consultations/view-consultation.server';
import { consultationAction } from './consultation-action.server';
import { HOW_USED, whatIsAsked } from './plain-words';
import { QuestionPart } from './question-part';
import { ResultPart } from './result-part';
import { ReviewPart } from './review-part';
import { TextPart } from './text-part';

export const loader = door(async ({ ctx, params, url }) => ({
  view: await viewConsultation(ctx, params.id ?? '', url.searchParams.get('clause') ?? ''),
  done: url.searchParams.get('done') ?? '',
  posted: readCommentNumber(url.searchParams.get('as') ?? ''),
}));

export const action = memberDoor(consultationAction);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Consultation on ${data.view.standard.reference} ${data.view.standard.title} ${data.view.version.number} (${IN_TITLE[data.view.standing]})`
      : 'Consultation',
  },
];

const IN_TITLE = { open: 'open', held: 'interrupted', closed: 'closed' } as const;

const PREFIXES: Readonly<Record<string, string>> = { comment: 'comment-', outcome: 'outcome-' };

export default function ConsultationPage() {
  const { view, done, posted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const intent = String(failure?.values?.intent ?? '');
  const of = (wanted: string) => (intent === wanted ? failure : undefined);
  const { standard, version } = view;
  const prefix = PREFIXES[intent] ?? `${String(failure?.values?.questionId ?? '')}-`;
  return (
    <Page
      caption={`${standard.reference}, version ${version.number}`}
      title={`Consultation on ${standard.title}`}
      head={
        view.standing === 'held' ? (
          <Tag colour="grey">Interrupted</Tag>
        ) : (
          <ConsultationStateTag state={view.standing} />
        )
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: `Version ${version.number}`, href: version.path },
      ]}
      failure={failure}
      idPrefix={failure === undefined ? '' : prefix}
    >
      <News view={view} done={failure === undefined ? done : ''} posted={posted} />
      <TypedText text={view.asks === '' ? whatIsAsked(view.questions.length) : view.asks} />
      <SummaryList
        rows={[
          {
            key: UNTIL[view.standing],
            value: (
              <>
                <Until view={view} />
                <LongerByHold by={view.lengthened} />
              </>
            ),
          },
          { key: 'Opened', value: <DateTimeText at={view.openedAt} /> },
          { key: 'Opened by', value: `${view.openedBy}, for the group of the standard` },
          { key: 'How answers are used', value: <TypedText text={view.use === '' ? HOW_USED : view.use} /> },
          {
            key: 'On this page',
            value: (
              <>
                {view.standing === 'closed' ? <a href="#result">What changed because of it</a> : null}
                {view.standing === 'closed' ? ' · ' : ''}
                {view.questions.length === 0 ? null : (
                  <>
                    <a href="#questions">Questions</a>
                    {' · '}
                  </>
                )}
                <a href="#who">Who took part</a>
                {' · '}
                <a href="#text">The text</a>
              </>
            ),
          },
        ]}
      />
      <ResultPart view={view} failure={of('outcome')} />
      <QuestionPart view={view} failure={of('answer')} />
      <ReviewPart view={view} />
      <TextPart view={view} failure={of('comment')} />
    </Page>
  );
}

const UNTIL = { open: 'Open until', held: 'Interrupted', closed: 'Was open until' } as const;

function Until({ view: { standing, now, closesAt, tookUntil } }: { readonly view: ConsultationView }) {
  switch (standing) {
    case 'open':
      return (
        <>
          <DateTimeText at={closesAt} /> ({daysLeftWords(now, closesAt)}). The portal closes it by itself.
        </>
      );
    case 'held':
      return (
        <>
          The version is on hold. The consultation was to close on <DateTimeText at={closesAt} />; when the
          version goes on it is open again, and closes later by the days on hold.
        </>
      );
    case 'closed':
      return <DateTimeText at={tookUntil} />;
  }
}

function News({
  view,
  done,
  posted,
}: {
  readonly view: ConsultationView;
  readonly done: string;
  readonly posted: number | null;
}) {
  if (done === 'comment' && posted !== null) {
    return (
      <Notice kind="success" title={`Your comment is posted as C-${posted}.`}>
        <p>
          <a href={commentPath(view.standard.reference, posted)}>Read it</a>, or go on with the text.
        </p>
      </Notice>
    );
  }
  if (done === 'answer') return <Notice kind="success" title="Your answer is published." />;
  if (done === 'outcome') return <Notice kind="success" title="The outcome is published." />;
  return null;
}
