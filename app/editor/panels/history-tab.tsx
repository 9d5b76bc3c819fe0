import { dateWords, timeWords } from '../../components/dates';
import type { DraftView } from '../../services/live/draft-view';
import { portalPath } from '../portal-path';

/** The frozen texts of this draft, newest first. */
export function HistoryTab({ view }: { readonly view: DraftView }) {
  const { history, version } = view;
  return (
    <>
      <h2 className="nhsuk-heading-s">History</h2>
      {history.length === 0 ? (
        <p className="cc-panel__nothing">
          No snapshot of this draft yet. The chair and the editors take one where{' '}
          <a href={portalPath(version.progressPath)}>this version stands</a>, under “Freeze the text under a
          name”.
        </p>
      ) : (
        <ol className="cc-history">
          {history.map((snapshot) => (
            <li key={snapshot.id} className="cc-history__one">
              <strong className="cc-history__name">{snapshot.name}</strong>
              <span className="cc-history__kind">
                {snapshot.kind}, {snapshot.words.toLocaleString('en-GB')} words
              </span>
              <span className="cc-history__when">
                <time dateTime={snapshot.at}>
                  {dateWords(snapshot.at)} at {timeWords(snapshot.at)}
                </time>
                {snapshot.by === null ? '' : `, by ${snapshot.by}`}
              </span>
              <span className="cc-history__links">
                <a href={portalPath(snapshot.viewPath)}>
                  Read<span className="nhsuk-u-visually-hidden"> {snapshot.name}</span>
                </a>
                {snapshot.comparePath === null ? null : (
                  <a href={portalPath(snapshot.comparePath)}>
                    {view.documentState === 'open' ? 'Compare with now' : `Compare with ${version.number}`}
                    <span className="nhsuk-u-visually-hidden">: {snapshot.name}</span>
                  </a>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <ul className="nhsuk-list">
        <li>
          <a href={portalPath(version.historyPath)}>The whole history of this version</a>
        </li>
        <li>
          <a href={portalPath(`/drafts/${view.documentId}/life`)}>The life of this draft, step by step</a>
        </li>
        <li>
          <a href={portalPath(`/drafts/${view.documentId}/who`)}>Who wrote each clause</a>
        </li>
      </ul>
    </>
  );
}
