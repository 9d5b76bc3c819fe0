import { VERSION_STATE_LABELS } from '../domain/labels';
import type { StateStep } from '../services/versions/state-path';
import { DateText } from './date-text';
import { ProgressPath } from './progress-path';

interface StatePathProps {
  readonly path: readonly StateStep[];
  readonly number: string;
}

/** The way of the version, with the days on which it came to each state. */
export function StatePath({ path, number }: StatePathProps) {
  return (
    <ProgressPath
      label={`The way of version ${number}`}
      steps={path.map(({ state, standing, at }) => ({
        label: VERSION_STATE_LABELS[state],
        standing,
        ...(at === null ? {} : { detail: <DateText at={at} /> }),
      }))}
    />
  );
}
