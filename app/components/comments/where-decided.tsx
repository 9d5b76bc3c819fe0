import type { NamedVersion, WhereDecided } from '../../services/comments/where-decided.server';
import { InsetText } from '../inset-text';

export interface WhereDecidedProps extends WhereDecided {
  /** Number of the version that is commented on. */
  readonly version: string;
}

/** Before somebody comments on a published version: which one is current, and with which version it is decided. */
export function WhereDecidedPart({ version, current, next, patch, voting }: WhereDecidedProps) {
  if (current === null && next === null && patch === null) return null;
  const waits = voting && (next !== null || patch !== null);
  return (
    <InsetText>
      {current === null ? null : (
        <p>
          You are commenting on version {version}. Version {current.number} is the current one:{' '}
          <a href={current.path}>comment on version {current.number}</a>.
        </p>
      )}
      {waits ? (
        <p>
          A ballot on making version {version} mandatory is running, so your comment stays with version{' '}
          {version} until that is over.
        </p>
      ) : (
        <>
          {next === null ? null : (
            <p>
              Your comment goes along to version <Named {...next} />, which is being written, and is decided
              with that.
            </p>
          )}
          {patch === null ? null : (
            <p>
              An editorial comment goes along to version <Named {...patch} />, a patch that is being prepared.
            </p>
          )}
        </>
      )}
    </InsetText>
  );
}

function Named({ number, path }: NamedVersion) {
  return <a href={path}>{number}</a>;
}
