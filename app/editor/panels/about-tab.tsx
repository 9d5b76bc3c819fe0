import { dateWords } from '../../components/dates';
import type { DraftView } from '../../services/live/draft-view';
import { portalPath } from '../portal-path';

const ROLE_WORDS = { chair: 'Chair', editor: 'Editor' } as const;

/** Whom the standard binds, who works on it, and its dates. */
export function AboutTab({ view }: { readonly view: DraftView }) {
  const { standard, people, dates, version, text } = view;
  return (
    <>
      <h2 className="nhsuk-heading-s">About this draft</h2>
      {standard.summary === '' ? null : <p>{standard.summary}</p>}
      <dl className="cc-about">
        {standard.appliesTo === '' ? null : (
          <>
            <dt>Applies to</dt>
            <dd>{standard.appliesTo}</dd>
          </>
        )}
        {standard.owner === null ? null : (
          <>
            <dt>Owner</dt>
            <dd>{standard.owner}</dd>
          </>
        )}
        <dt>People</dt>
        <dd>
          {people.length === 0 ? (
            'Nobody is appointed yet.'
          ) : (
            <ul className="cc-about__people">
              {people.map(({ name, role, organisation }) => (
                <li key={`${role} ${name}`}>
                  {name}
                  <span className="cc-about__role">
                    {ROLE_WORDS[role]}
                    {organisation === null ? '' : `, ${organisation}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </dd>
        {dates.map(({ what, at }) => (
          <div key={what} className="cc-about__date">
            <dt>{what}</dt>
            <dd>
              <time dateTime={at}>{dateWords(at)}</time>
            </dd>
          </div>
        ))}
        <dt>Length</dt>
        <dd>{text.words.toLocaleString('en-GB')} words when this page was opened</dd>
      </dl>
      <p>
        <a href={portalPath(version.progressPath)}>Where this version stands</a>
      </p>
      {view.amendment !== null || (view.seat !== 'write' && view.propose === null) ? null : (
        <p>
          <a href={portalPath(`/drafts/${view.documentId}/file`)}>Bring in a Word, HTML or Markdown file</a>
        </p>
      )}
    </>
  );
}
