import type { VersionRow } from '../../../db/queries/versions';
import { dayInWords } from '../../domain/london-time';
import { byNumber } from './newest-version';
import { progressPath, versionPath } from './version-address';

/** What a reader must know before the first line of a text. */
export interface VersionBanner {
  readonly title: string;
  readonly detail: string;
  readonly link: { readonly href: string; readonly text: string } | null;
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
): VersionBanner | null {
  const { number, state } = version;
  const other = current && current.id !== version.id ? current : undefined;
  const toCurrent = other
    ? { href: versionPath(reference, other.number), text: `Read version ${other.number}` }
    : null;
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
        detail: replacement(version, other),
        link: toCurrent,
      };
    case 'deprecated':
      return {
        title: version.phaseOutEndsAt
          ? `Version ${number} is deprecated and will be retired on ${dayInWords(version.phaseOutEndsAt)}.`
          : `Version ${number} is deprecated.`,
        detail: [version.deprecationReason, replacement(version, other)].filter(Boolean).join(' '),
        link: toCurrent,
      };
    case 'published':
    case 'effective':
      if (other && byNumber(version, other) < 0) return older(version, other, toCurrent);
      return version.deprecationNoticeAt === null
        ? null
        : {
            title: `Version ${number} will be deprecated.`,
            detail: [version.deprecationReason, replacement(version, other)].filter(Boolean).join(' '),
            link: toCurrent,
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
          ? `Version ${other.number} is the current one. What stands here may still change.`
          : 'Nothing of this standard is published yet. What stands here may still change.',
        link: toCurrent ?? toDesk,
      };
  }
}

function older(version: VersionRow, other: VersionRow, link: VersionBanner['link']): VersionBanner {
  const since = other.publishedAt ? ` since ${dayInWords(other.publishedAt)}` : '';
  return {
    title: `You are reading ${version.number}. ${other.number} is current${since}.`,
    detail: [
      version.deprecationNoticeAt === null
        ? ''
        : `Version ${version.number} will be deprecated. ${version.deprecationReason}`,
      'Each clause below has a link to the same clause in the current version.',
    ]
      .filter(Boolean)
      .join(' '),
    link,
  };
}

function replacement(version: VersionRow, other: VersionRow | undefined): string {
  if (version.successor !== '') return `Replaced by: ${version.successor}`;
  return other ? `Version ${other.number} is the current one.` : '';
}
