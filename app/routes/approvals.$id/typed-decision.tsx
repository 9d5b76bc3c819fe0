import { dayInLondon } from '../../components/dates';
import type { FormFailure } from '../../components/form/form-failure';
import { typedDate } from '../../components/form/typed-date';
import { TypedBefore } from '../../components/typed-before';
import type { ApprovalView } from '../../services/approvals/view-approval.server';
import { offersOf } from './offers';

const DATES = [
  ['implement', 'implementFrom', 'Implement from'],
  ['comply', 'complyBy', 'Comply by'],
  ['review', 'reviewBy', 'Review the standard by'],
] as const;

interface TypedDecisionProps {
  readonly approval: ApprovalView;
  readonly failure: FormFailure | undefined;
}

/**
 * What a Lead typed into fields that the form does not offer any more, as another Lead decided meanwhile or the
 * approval became impossible; the fields that it still offers show it themselves.
 */
export function TypedDecision({ approval, failure }: TypedDecisionProps) {
  const values = failure?.values ?? {};
  const { decides, approves, setsDates } = offersOf(approval);
  const typed = (name: string): string => String(values[name] ?? '').trim();
  const words = [
    ...(approves ? [] : [{ label: 'Statement to publish', value: typed('statement') }]),
    ...(decides
      ? []
      : [
          { label: 'Public reason', value: typed('reason') },
          { label: 'Points to change', value: typed('points') },
        ]),
    ...(setsDates
      ? []
      : [
          ...DATES.map(([name, key, label]) => {
            const [day, month, year] = [typed(`${name}-day`), typed(`${name}-month`), typed(`${name}-year`)];
            const read = typedDate({ day, month, year }, label);
            const set = approval.terms?.[key];
            // The second Lead of a mandate sends along what the first one set, and types nothing.
            const isSet = read.kind === 'date' && set && dayInLondon(set) === read.iso;
            return { label, value: isSet ? '' : `${day} ${month} ${year}`.trim() };
          }),
          {
            label: 'Reason for shorter notice',
            value:
              (approves && approval.noticeRanShort) || typed('noticeReason') === approval.terms?.noticeReason
                ? ''
                : typed('noticeReason'),
          },
        ]),
  ].filter(({ value }) => value !== '');
  return <TypedBefore words={words} />;
}
