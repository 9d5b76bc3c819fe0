import { Notice } from '../../components/notice';
import { SummaryList } from '../../components/summary-list';
import type { CommentView } from '../../services/comments/view-comment.server';

type Shown = Pick<CommentView, 'decided' | 'duplicates' | 'answeredBy' | 'assignee' | 'cited'>;

/** What stands around a comment: what it repeats, what repeats it, who looks after it, which ballot it is in. */
export function ThreadFacts({ view }: { readonly view: Shown }) {
  const original = view.decided?.duplicateOf ?? null;
  const rows = [
    {
      key: 'Repeated by',
      value:
        view.duplicates.length === 0
          ? null
          : view.duplicates.map(({ name, path }, at) => (
              <span key={path}>
                {at === 0 ? null : ', '}
                <a href={path}>{name}</a>
              </span>
            )),
    },
    {
      key: 'Answered by amendments',
      value:
        view.answeredBy.length === 0
          ? null
          : view.answeredBy.map(({ name, path }, at) => (
              <span key={path}>
                {at === 0 ? null : ', '}
                <a href={path}>{name}</a>
              </span>
            )),
    },
    { key: 'Looked after by', value: view.assignee },
    { key: 'Filed with', value: view.cited === null ? null : <a href={view.cited}>votes in a ballot</a> },
  ];
  return (
    <>
      {original === null ? null : (
        <Notice title="This comment repeats another one.">
          <p>
            Read on at <a href={original.path}>comment {original.name}</a>.
          </p>
        </Notice>
      )}
      {rows.some(({ value }) => value !== null) ? <SummaryList rows={rows} /> : null}
    </>
  );
}
