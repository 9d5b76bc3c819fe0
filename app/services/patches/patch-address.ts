import { versionPath } from '../versions/version-address';

/** The page of a patch; of a published version, the page on which its next patch is prepared. */
export function patchPath(reference: string, number: string): string {
  return `${versionPath(reference, number)}/patch`;
}
