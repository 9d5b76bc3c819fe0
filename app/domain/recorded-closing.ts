import { demand, type Reason } from './decision';
import { momentInWords } from './london-time';

/**
 * AU-12: whether the closing time that the database has is the one that the record gives.
 *
 * @param recorded the time in the last event that set it; null where none gives one, which is no break (AU-10)
 */
export function closesAsRecorded(kept: Date, recorded: Date | null): boolean {
  return recorded === null || kept.getTime() === recorded.getTime();
}

/** AU-12: what is against closing something whose time the record gives otherwise. */
export function guardRecordedClosing(kept: Date, recorded: Date | null): readonly Reason[] {
  return demand(closesAsRecorded(kept, recorded), 'AU-12', 'closing-not-as-recorded', {
    kept: momentInWords(kept),
    recorded: recorded === null ? '' : momentInWords(recorded),
  });
}
