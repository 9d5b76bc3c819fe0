import { attributeWords } from '../../document/comparison/attribute-words';
import type { Change, RequirementChange, Segment } from '../../document/comparison-types';
import { escapeHtml } from '../../document/html-text';
import { LEVEL_LABELS } from '../../document/shape';
import { dayInWords } from '../../domain/london-time';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { cellWords, changeWords, clauseName } from './change-words';
import { comparisonFile } from './comparison-file';
import type { ComparisonSearch } from './comparison-search';
import { handWords, markedText } from './marked-text';
import { type ComparedTexts, viewComparison } from './view-comparison.server';

/**
 * A comparison as one file that needs nothing else to be read or printed, in the view that was looked at.
 *
 * @throws ServiceError `not-found` where a side names no text
 */
export async function downloadComparison(
  ctx: Context,
  reference: string,
  search: ComparisonSearch,
): Promise<{ readonly body: string; readonly fileName: string }> {
  const { compared, faults, standard, search: read } = await viewComparison(ctx, reference, search);
  if (compared === null) {
    throw new ServiceError(
      'not-found',
      faults.from ?? faults.to ?? 'Choose the two texts to compare, then download.',
    );
  }
  const { from, to, view } = read;
  const query = new URLSearchParams({ from, to, view });
  const body = comparisonFile({
    title: `${reference} ${standard.title}: ${compared.from.label} and ${compared.to.label} compared`,
    source: `${ctx.settings.origin}/standards/${reference}/compare?${query}`,
    made: dayInWords(ctx.now()),
    compared,
    html: bodyOf(compared, view).replace(/ src="\/files\//g, ` src="${ctx.settings.origin}/files/`),
  });
  return { body, fileName: `${reference}-${from}-${to}.html` };
}

function bodyOf(compared: ComparedTexts, view: ComparisonSearch['view']): string {
  const { comparison } = compared;
  switch (view) {
    case 'text':
      return markedText(comparison, compared.hands);
    case 'side':
      return sidesOf(compared);
    case 'list':
      return comparison.changes.map((change) => headOf(change, compared) + wordingOf(change)).join('\n');
    case 'requirements':
      return requirementsTable(comparison.requirements);
  }
}

function sidesOf(compared: ComparedTexts): string {
  const { changes, sides } = compared.comparison;
  return sides
    .map((row) => {
      const heads = row.changes.map((number) => {
        const change = changes[number - 1];
        return change === undefined ? '' : headOf(change, compared);
      });
      const side = (title: string, html: string) =>
        `<div><p><strong>${title}</strong></p>${html === '' ? '<p>Nothing here in this text</p>' : html}</div>`;
      return `${heads.join('')}<div class="sides">${side('Before', row.before)}${side('After', row.after)}</div>`;
    })
    .join('\n');
}

function headOf(change: Change, { comparison, hands }: ComparedTexts): string {
  const { number, clause, cell } = change;
  const where = `In ${clauseName(clause)}${cell === undefined ? '' : `, ${cellWords(cell)}`}.`;
  const who = handWords(hands?.[number]).map((words) => ` ${words}.`);
  return (
    `<h2 id="change-${number}">Change ${number} of ${comparison.changes.length}: ` +
    `${escapeHtml(changeWords(change))}</h2><p>${escapeHtml(where + who.join(''))}</p>`
  );
}

function wordingOf({ segments, attributes, block, requirement }: Change): string {
  const words = segmentsHtml(segments);
  const tag = block === 'codeBlock' ? 'pre' : 'p';
  const said = segments.length === 0 ? '' : `<${tag} class="words">${words}</${tag}>`;
  const opening = requirement === undefined ? '' : `<p class="words">${escapeHtml(requirement.opening)}</p>`;
  const notes = attributes.map(
    ({ name, before, after }) =>
      `<p>${escapeHtml(attributeWords(name))}: ${segmentsHtml([{ kind: 'removed', text: before || 'nothing' }])} became ` +
      `${segmentsHtml([{ kind: 'added', text: after || 'nothing' }])}</p>`,
  );
  return opening + said + notes.join('');
}

function segmentsHtml(segments: readonly Segment[]): string {
  return segments
    .map(({ kind, text }) => {
      if (kind === 'same') return escapeHtml(text);
      const tag = kind === 'added' ? 'ins' : 'del';
      return `<${tag}><span class="hidden">${kind}: </span>${escapeHtml(text)}<span class="hidden"> [end of ${kind} text] </span></${tag}>`;
    })
    .join('');
}

function requirementsTable(requirements: readonly RequirementChange[]): string {
  if (requirements.length === 0) return '<p>No requirement differs.</p>';
  const level = (value: RequirementChange['levelAfter']) => (value === null ? 'None' : LEVEL_LABELS[value]);
  const rows = requirements.map(({ ref, kinds, levelBefore, levelAfter, segments, clause }) => {
    const levels =
      levelBefore === levelAfter || levelBefore === null
        ? level(levelAfter)
        : `${level(levelBefore)} became ${level(levelAfter)}`;
    return (
      `<tr><th scope="row">${escapeHtml(ref ?? 'No reference')}</th><td>${kinds.join(', ')}</td><td>${levels}</td>` +
      `<td>${segmentsHtml(segments)}</td><td>${escapeHtml(clauseName(clause))}</td></tr>`
    );
  });
  return (
    '<table><caption>Requirements that differ</caption><thead><tr><th scope="col">Requirement</th>' +
    '<th scope="col">What happened</th><th scope="col">Level</th><th scope="col">Words</th>' +
    `<th scope="col">Clause</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  );
}
