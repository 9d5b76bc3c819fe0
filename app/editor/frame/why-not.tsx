import type { DraftView } from '../../services/live/draft-view';
import { portalPath } from '../portal-path';
import { ProposeButton } from './propose-button';

/** Why this person reads and does not write, who can help, and where to go; nothing for somebody who writes. */
export function WhyNot({ view, path }: { readonly view: DraftView; readonly path: string }) {
  if (view.seat === 'write') return null;
  const frozen = view.documentState !== 'open';
  if (view.me === null && !frozen) {
    return (
      <div className="nhsuk-inset-text cc-draft__why">
        <p>
          This is the draft as it is at this moment.{' '}
          <a href={portalPath(`/sign-in?to=${encodeURIComponent(path)}`)}>Sign in</a> to follow it live and to
          comment on it.
        </p>
      </div>
    );
  }
  return (
    <div className="nhsuk-inset-text cc-draft__why">
      <p>
        <strong>
          {view.amendment === null
            ? 'You read this draft and do not write in it.'
            : 'You read this amendment and do not write in it.'}
        </strong>
      </p>
      {view.why.map(({ sentence, help }) => (
        <p key={sentence}>
          {sentence} {help}
        </p>
      ))}
      <p>
        {frozen ? (
          <>
            {view.nextDraft === null ? null : (
              <>
                The work goes on in{' '}
                <a href={portalPath(view.nextDraft.path)}>the draft of version {view.nextDraft.number}</a>.{' '}
              </>
            )}
            <a href={portalPath(view.version.progressPath)}>
              See the next step of version {view.version.number}
            </a>
          </>
        ) : (
          <>You can follow the text as it is written, and comment on it.</>
        )}
      </p>
      <ProposeButton view={view} look="primary" />
    </div>
  );
}
