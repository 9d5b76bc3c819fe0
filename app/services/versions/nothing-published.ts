import type { VersionRow } from '../../../db/queries/versions';
import { ServiceError } from '../errors';
import { newestInWork } from './newest-version';
import { progressPath } from './version-address';

/** For whoever wants the next version of a standard of which no version is published: what comes first, and where. */
export function nothingPublished(reference: string, versions: readonly VersionRow[]): ServiceError {
  const newest = newestInWork(versions);
  const sentence =
    'Nothing of this standard is published yet, so no version follows it. Its first version is still being worked on.';
  const help = 'Its chair, its editors and the Leads bring it to its publication.';
  const place =
    newest === undefined
      ? null
      : { href: `${progressPath(reference, newest.number)}#next-steps`, text: 'its next steps' };
  return new ServiceError('conflict', `${sentence} ${help}`, {}, [{ sentence, help, place }]);
}
