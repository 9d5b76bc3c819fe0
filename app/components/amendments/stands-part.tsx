import type { AmendmentView } from '../../services/amendments/view-amendment.server';
import { InsetText } from '../inset-text';

/** What has become of an undecided amendment whose version is out or ended, and where its authors go on. */
export function StandsPart({
  view,
}: {
  readonly view: Pick<AmendmentView, 'stands' | 'proposeAgain' | 'paths'>;
}) {
  if (view.stands.length === 0) return null;
  return (
    <InsetText>
      {view.stands.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a href={view.paths.text}>Read the text of this amendment</a>
        {view.proposeAgain === null ? null : (
          <>
            {' '}
            and <a href={view.proposeAgain.path}>propose it on the draft of {view.proposeAgain.number}</a>
          </>
        )}
      </p>
    </InsetText>
  );
}
