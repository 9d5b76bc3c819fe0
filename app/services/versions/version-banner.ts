import type { VersionRow } from '../../../db/queries/versions';
import { dayInWords } from '../../domain/london-time';
import type { FoundSuccessor } from './named-successor.server';
import { byNumber } from './newest-version';
import { progressPath, versionPath } from './version-address';

/** What a reader must know before the first line of a text. */
export interface VersionBanner {
  readonly title: string;
  readonly detail: string;
  readonly link: { readonly href: string; readonly text: string } | null;
}

/** What else there is that leads a reader on from a version. */
export interface BesideVersion {
  /** The published patch that took its place. */
  readonly patch?: VersionRow | undefined;
  /** What its notice of deprecation names that is on the portal. */
  readonly successor?: Pick<FoundSuccessor, 'name' | 'path'> | null;
  /** An older version that is mandatory still. */
  readonly mandatory?: VersionRow | undefined;
}

/**
 * The banner over a version; null when it is the current one and in force.
 * @param stopReason the public reason of a version on hold or cancelled
 */
export function bannerOf(
  reference: string,
  version: VersionRow,
  current: VersionRow | undefined,
  stopReason: string,
  { patch, successor = null, mandatory }: BesideVersion = {},
): VersionBanner | null {
  const { number, state } = version;
  // What was patched leads on to its patch, and never back to what was there before it.
  const newest = patch && (!current || byNumber(current, patch) < 0) ? patch : current;
  const other = newest && newest.id !== version.id ? newest : undefined;
  const toCurrent = other
    ? { href: versionPath(reference, other.number), text: `Read version ${other.number}` }
    : null;
  // What a notice names leads on from there; what a patch replaced leads to the patch.
  const onward =
    (patch === undefined && successor !== null
      ? { href: successor.path, text: `Read ${successor.name}` }
      : toCurrent) ??
    (mandatory
      ? { href: versionPath(reference, mandatory.number), text: `Read version ${mandatory.number}` }
      : null);
  const stillMandatory =
    mandatory?.complyBy && !other
      ? `Version ${mandatory.number}, mandatory from ${dayInWords(mandatory.complyBy)}, is still in force.`
      : '';
  const toDesk = { href: progressPath(reference, number), text: 'See where this version stands' };
  switch (state) {
    case 'cancelled':
      return { title: `Version ${number} was cancelled.`, detail: stopReason, link: toCurrent };
    case 'on-hold':
      return { title: `Version ${number} is on hold.`, detail: stopReason, link: toDesk };
    case 'retired':
      return {
        title: version.retiredAt
          ? `Version ${number} was retired on ${dayInWords(version.retiredAt)}.`
          : `Version ${number} is retired.`,
        detail: [replacement(version, other, other === current), stillMandatory].filter(Boolean).join(' '),
        link: onward,
      };
    case 'deprecated':
      return {
        title: version.phaseOutEndsAt
          ? `Version ${number} is deprecated and will be retired on ${dayInWords(version.phaseOutEndsAt)}.`
          : `Version ${number} is deprecated.`,
        detail: [version.deprecationReason, replacement(version, other, other === current), stillMandatory]
          .filter(Boolean)
          .join(' '),
        link: onward,
      };
    case 'published':
    case 'effective':
      if (other && byNumber(version, other) < 0) return older(version, other, toCurrent, other === current);
      return version.deprecationNoticeAt === null
        ? null
        : {
            title: `Version ${number} will be deprecated.`,
            detail: [
              version.deprecationReason,
              replacement(version, other, other === current),
              stillMandatory,
            ]
              .filter(Boolean)
              .join(' '),
            link: onward,
          };
    case 'consultation':
      return {
        title: version.consultationClosesAt
          ? `This text is open for consultation until ${dayInWords(version.consultationClosesAt)}.`
          : 'This text is open for consultation.',
        detail: 'Everybody may comment on it. It is a draft, so do not implement it.',
        link: toCurrent ?? toDesk,
      };
    default:
      return {
        title: 'This is a draft. Do not implement it.',
        detail: other
          ? `Version ${other.number} is the ${hasEnded(other) ? `newest published one, and is ${other.state}` : 'current one'}. What stands here may still change.`
          : 'Nothing of this standard is published yet. What stands here may still change.',
        link: toCurrent ?? toDesk,
      };
  }
}

/** @param isCurrent whether the other one is that which readers are sent to */
function older(
  version: VersionRow,
  other: VersionRow,
  link: VersionBanner['link'],
  isCurrent: boolean,
): VersionBanner {
  const since = other.publishedAt ? ` since ${dayInWords(other.publishedAt)}` : '';
  const ended = hasEnded(other);
  const stands = ended
    ? `${other.number} is in its place${since}, and is ${other.state} itself`
    : `${other.number} is current${since}`;
  return {
    title: `You are reading ${version.number}. ${stands}.`,
    detail: [
      version.deprecationNoticeAt === null || ended
        ? ''
        : `Version ${version.number} will be deprecated. ${version.deprecationReason}`,
      isCurrent
        ? `Each clause below has a link to the same clause in ${ended ? `version ${other.number}` : 'the current version'}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    link,
  };
}

function replacement(version: VersionRow, other: VersionRow | undefined, isCurrent: boolean): string {
  if (namesSuccessor(version.successor)) return `Replaced by: ${version.successor}`;
  if (other === undefined) return '';
  return isCurrent && !hasEnded(other)
    ? `Version ${other.number} is the current one.`
    : `Version ${other.number} took its place.`;
}

function hasEnded({ state }: VersionRow): boolean {
  return state === 'deprecated' || state === 'retired';
}

/** Whether a Lead named what takes the place of a version, and did not write that nothing does. */
function namesSuccessor(written: string): boolean {
  const words = written.trim().replace(/[.!]$/, '').toLowerCase();
  return words !== '' && !NO_SUCCESSOR.includes(words);
}

const NO_SUCCESSOR: readonly string[] = [
  'nothing',
  'nothing does',
  'nothing replaces it',
  'none',
  'no',
  'no successor',
  'no replacement',
  'there is none',
  'n/a',
  '-',
  '–',
];
