import { APPLIED_IN_CANCELLED, NOT_IN_PUBLISHED } from '../../../db/queries/agreed-changes';
import { listVersionEvents } from '../../../db/queries/audit-record';
import type { Tx } from '../../../db/store';
import { STANDARD_ROLE_LABELS } from '../../domain/labels/people';
import { commentName } from '../comments/comment-address';
import { consultationPath } from '../consultations/consultation-address';
import { objectionPath } from '../objections/objection-address';
import type { EventLine } from './history-lines';

/** What of the audit record stands in a version's history; moves and frozen texts have lines of their own. */
const WORDS: Readonly<Record<string, string>> = {
  'draft-started': 'Draft started',
  'adoption-call-lengthened': 'Call for adoption made longer by the days on hold',
  'consultation-lengthened': 'Consultation made longer by the days on hold',
  'patch-notice-lengthened': 'Notice of a patch made longer by the days on hold',
  'ballot-opened': 'Ballot opened',
  'ballot-extended': 'Ballot extended',
  'ballot-closed': 'Ballot closed',
  'ballot-voided': 'Ballot made void',
  'ballot-recirculated': 'Ballot sent round again',
  'approval-requested': 'Approval asked for',
  'mandate-requested': 'Mandate asked for',
  'mandate-approved-by-first-lead': 'Mandate approved by the first of two Leads',
  'use-stated': 'Use stated',
  'use-carried': 'Statements of use and exchange carried over',
  'use-withdrawn': 'Statement of use withdrawn',
  'exchange-recorded': 'Exchange between two products recorded',
  'deprecation-notice-given': 'Notice of deprecation given',
  'deprecation-notice-corrected': 'Notice of deprecation corrected',
  'deprecation-notice-taken-back': 'Notice of deprecation taken back',
  'patch-announced': 'Notice of a patch given',
  'objection-filed': 'Formal objection filed',
  'objection-answered': 'Formal objection answered',
  [NOT_IN_PUBLISHED]: 'Applied after the published text was frozen, and decided again',
  [APPLIED_IN_CANCELLED]: 'Applied in this cancelled version, and decided again',
  'snapshot-restored': 'Draft restored to an earlier text',
  'role-given': 'Role given',
  'role-ended': 'Role ended',
  'editor-ended': 'Editor left their organisation, and the draft',
};

/** Pages of what an event is about. */
const HREFS: Readonly<Record<string, (id: string) => string>> = {
  ballot: (id) => `/ballots/${id}`,
  approval: (id) => `/approvals/${id}`,
  comment: (id) => `/comments/${id}`,
  consultation: consultationPath,
  objection: objectionPath,
};

/** The events of a version that its history tells, oldest first. */
export async function historyEvents(tx: Tx, versionId: string): Promise<EventLine[]> {
  const events = await listVersionEvents(tx, versionId, Object.keys(WORDS));
  return events.map(({ seq, at, act, actorName, personName, objectKind, objectId, before, after }) => ({
    what: 'event',
    key: `event-${seq}`,
    at,
    by: actorName,
    words: [WORDS[act] ?? act, detailOf(act, personName, before, after)]
      .filter((part) => part !== '')
      .join(': '),
    href: HREFS[objectKind]?.(objectId) ?? null,
  }));
}

function detailOf(act: string, personName: string | null, before: unknown, after: unknown): string {
  if (act === 'snapshot-restored') return textOf(after, 'name');
  if (act.startsWith('deprecation-notice-')) return textOf(after, 'why') || textOf(after, 'reason');
  if (act === 'patch-announced') return textOf(after, 'number');
  if (act === NOT_IN_PUBLISHED || act === APPLIED_IN_CANCELLED)
    return commentName(Number(partOf(after, 'number')));
  if (act === 'use-stated') return textOf(after, 'product');
  if (act === 'use-carried') return `from ${textOf(after, 'from')}`;
  if (act === 'use-withdrawn') return textOf(before, 'product');
  if (personName === null) return '';
  const role = textOf(after, 'role') || textOf(before, 'role');
  const label = role === 'chair' || role === 'editor' ? STANDARD_ROLE_LABELS[role].toLowerCase() : '';
  return label === '' ? personName : `${personName}, ${label}`;
}

function textOf(value: unknown, name: string): string {
  const found = partOf(value, name);
  return typeof found === 'string' ? found : '';
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
