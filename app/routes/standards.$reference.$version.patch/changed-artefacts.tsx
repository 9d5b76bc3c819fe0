import type { ArtefactChange } from '../../domain/artefacts';
import type { PatchView } from '../../services/patches/view-patch.server';
import { versionPath } from '../../services/versions/version-address';

interface ChangedArtefactsProps {
  readonly view: PatchView;
  readonly patch: NonNullable<PatchView['patch']>;
}

const WORDS: Readonly<Record<ArtefactChange['change'], string>> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Taken out',
};

/** Every file that is other than the published one, named, with the ways to both. */
export function ChangedArtefacts({ view: { standard, version }, patch }: ChangedArtefactsProps) {
  const { artefacts, of } = patch;
  if (artefacts.length === 0) return null;
  const fileOf = (number: string, path: string) =>
    `${versionPath(standard.reference, number)}/artefacts/${path.split('/').map(encodeURIComponent).join('/')}`;
  return (
    <section aria-labelledby="artefacts">
      <h3 className="nhsuk-heading-m" id="artefacts">
        Machine-readable artefacts
      </h3>
      <ul>
        {artefacts.map(({ path, change, example }) => (
          <li key={path}>
            {WORDS[change]}: <code>{path}</code>
            {example ? ', an example' : ''}.{' '}
            {change === 'added' ? null : (
              <a href={fileOf(of, path)}>
                As published
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  in {of}: {path}
                </span>
              </a>
            )}
            {change === 'changed' ? ' · ' : null}
            {change === 'removed' ? null : (
              <a href={fileOf(version.number, path)}>
                As corrected
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  in {version.number}: {path}
                </span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
