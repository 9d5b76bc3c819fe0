import type { LetterAbout, NoticeInLetter } from '../../../db/queries/notice-mail';
import { DIGEST_LABELS, NOTICE_KIND_LABELS } from '../../domain/labels/notices';
import { momentInWords } from '../../domain/london-time';
import type { PortalSettings } from '../context';
import { endLettersPath, NOTICE_SETTINGS_PATH } from './notice-address';

type Settings = Pick<PortalSettings, 'serviceName' | 'origin'>;

export interface LetterFacts {
  readonly name: string;
  readonly about: LetterAbout;
  /** At least one; those of one standard stand together. */
  readonly notices: readonly NoticeInLetter[];
  /** The reader's own, for the address that ends these letters. */
  readonly secret: string;
}

const LONGEST_SUBJECT = 200;

/** The words of a letter about notices, and the headers by which mail programs offer to end such letters (RFC 8058). */
export function letterWords(settings: Settings, { name, about, notices, secret }: LetterFacts) {
  const end = `${settings.origin}${endLettersPath(secret, about)}`;
  const collected = about === 'daily' || about === 'weekly';
  const why = collected
    ? `This is your ${DIGEST_LABELS[about].toLowerCase()} from ${settings.serviceName}.`
    : `You get a letter from ${settings.serviceName} when: ${NOTICE_KIND_LABELS[about]}.`;
  const paragraphs = [
    `Dear ${name},`,
    ...linesOf(settings, notices),
    `---\n${why}\nStop these letters: ${end}\nChoose what comes by e-mail: ${settings.origin}${NOTICE_SETTINGS_PATH}`,
  ];
  return {
    subject: subjectOf(settings, about, notices).slice(0, LONGEST_SUBJECT),
    text: `${paragraphs.join('\n\n')}\n`,
    headers: {
      'List-Unsubscribe': `<${end}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      ...(collected ? { Precedence: 'bulk' } : {}),
    },
  };
}

function subjectOf(settings: Settings, about: LetterAbout, notices: readonly NoticeInLetter[]): string {
  const [only, ...others] = notices;
  if (about === 'daily' || about === 'weekly') {
    const many = notices.length === 1 ? '1 thing' : `${notices.length} things`;
    return `${settings.serviceName}, ${DIGEST_LABELS[about].toLowerCase()}: ${many}`;
  }
  if (only !== undefined && others.length === 0) {
    return only.standardReference ? `${only.standardReference}: ${only.summary}` : only.summary;
  }
  return `${NOTICE_KIND_LABELS[about]} (${notices.length})`;
}

/** A paragraph for each notice, under the standard that it is about. */
function linesOf(settings: Settings, notices: readonly NoticeInLetter[]): readonly string[] {
  const lines: string[] = [];
  let under: string | null = null;
  for (const notice of notices) {
    const { standardReference: reference, standardTitle: title } = notice;
    if (reference !== under && reference !== null) lines.push(`${reference} ${title ?? ''}:`.trim());
    under = reference;
    const often =
      notice.times > 1 ? ` (${notice.times} times, last at ${momentInWords(notice.createdAt)})` : '';
    const said = [`${notice.summary}${often}`, ...(notice.detail === null ? [] : [notice.detail])];
    lines.push([...said, `${settings.origin}${notice.path}`].join('\n'));
  }
  return lines;
}
