import { versionPath } from '../versions/version-address';

/** Where objections are found. */
export function objectionPath(id: string): string {
  return `/objections/${id}`;
}

export function objectionsPath(reference: string, number: string): string {
  return `${versionPath(reference, number)}/objections`;
}

/** The form, with the decision already chosen where there is one. */
export function objectPath(reference: string, number: string, decision = ''): string {
  const about = decision === '' ? '' : `?${new URLSearchParams({ about: decision })}`;
  return `${objectionsPath(reference, number)}/new${about}`;
}

/** `O-3`. */
export function objectionName(number: number): string {
  return `O-${number}`;
}
