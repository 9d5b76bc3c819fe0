import { versionPath } from '../versions/version-address';

/** The permanent address of a sense check. */
export function senseCheckPath(id: string): string {
  return `/sense-checks/${id}`;
}

/** The sense checks on a version, and the form for another; `about` says about what. */
export function senseChecksPath(reference: string, number: string, about = ''): string {
  const path = `${versionPath(reference, number)}/sense-checks`;
  return about === '' ? path : `${path}?${new URLSearchParams({ about })}`;
}
