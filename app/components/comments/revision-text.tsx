import type { AppliedRevision } from '../../services/comments/applied-revision.server';

/** The revision in which a comment was applied, with the way to its frozen text. */
export function RevisionText({ revision }: { readonly revision: AppliedRevision }) {
  const { version, snapshot } = revision;
  return (
    <>
      version {version},{' '}
      {snapshot === null ? (
        'in the draft, not frozen yet'
      ) : (
        <a href={snapshot.path}>
          {snapshot.name}, hash {snapshot.hash.slice(0, 12)}…
        </a>
      )}
    </>
  );
}
