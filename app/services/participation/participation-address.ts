import { versionPath } from '../versions/version-address';

/** Who took part in a version, and what each gave. */
export function participationPath(reference: string, number: string): string {
  return `${versionPath(reference, number)}/participation`;
}
