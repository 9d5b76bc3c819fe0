import { DateText } from '../../components/date-text';
import { ProgressPath } from '../../components/progress-path';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import type { ProgressView } from '../../services/versions/view-progress.server';

/** The way of the version, with the days on which it came to each state. */
export function StatePath({ desk: { path, version } }: { readonly desk: ProgressView }) {
  return (
    <ProgressPath
      label={`The way of version ${version.number}`}
      steps={path.map(({ state, standing, at }) => ({
        label: VERSION_STATE_LABELS[state],
        standing,
        ...(at === null ? {} : { detail: <DateText at={at} /> }),
      }))}
    />
  );
}
