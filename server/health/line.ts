import type { HealthLine } from '../../app/services/health';

export const well = (what: string, says: string): HealthLine => ({ what, state: 'well', says, cure: '' });
export const look = (what: string, says: string, cure: string): HealthLine => {
  return { what, state: 'look', says, cure };
};
export const ill = (what: string, says: string, cure: string): HealthLine => {
  return { what, state: 'ill', says, cure };
};

/** What went wrong, as the system says it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
