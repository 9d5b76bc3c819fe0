import type { MergeChoices } from '../../app/document/branch/branch-types';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { canonicalJson } from '../../app/document/canonical';
import type { BlockJson, DocumentJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, h, p, requirement, table } from './blocks';
import { textOf } from './branch-histories';

/** A small text that tests of branches begin with, and short ways to go on from it. */
export const scope = h('h1', 1, 'Scope');
export const rules = h('h2', 1, 'Rules');
export const sender = p('p1', 'A sender sends each message once.');
export const receiver = p('p2', 'A receiver answers within a minute.');
export const retry = requirement('r1', 'may', 'R14', 'Senders retry after an error.');
export const codes = table('t1', ['Code', 'Meaning'], ['200', 'Taken'], ['400', 'Refused']);
export const base = doc(scope, sender, receiver, rules, retry, codes);
export const atOnce = p('p1', 'A sender sends each message once, at once.');
export const everyReceiver = p('p2', 'Every receiver answers within a minute.');

/** Accepts everything. */
export const ALL: MergeChoices = { otherwise: 'accept' };

/** A draft and a branch that went on from `base`, as logs of updates. */
export function apart(now: DocumentJson, proposed: DocumentJson, from = base) {
  const seed = seedUpdate(from);
  const branched = seedBranch([seed]);
  return {
    base: parseDocument(branched.canonical),
    today: [seed, restoreUpdate([seed], now)],
    branch: [branched.update, restoreUpdate([branched.update], proposed)],
  };
}

export function merge(now: DocumentJson, proposed: DocumentJson, choices = ALL, from = base): DocumentJson {
  const texts = apart(now, proposed, from);
  const merged = mergeBranch(texts.base, texts.today, texts.branch, choices);
  const text = textOf([...texts.today, merged.update]);
  if (canonicalJson(text) !== merged.after) throw new Error('The merge gave another text than it promised.');
  return text;
}

/** `base` with one block replaced; by nothing, by one or by several. */
export function but(id: string, ...instead: BlockJson[]): DocumentJson {
  return doc(...(base.content ?? []).flatMap((one) => (one.attrs?.id === id ? instead : [one])));
}

/** A table with a row more, after the given number of rows from the end. */
export function withRow(from: BlockJson, name: string, code: string, meaning: string, at = 3): BlockJson {
  const cell = (id: string, text: string) => ({ type: 'tableCell', content: [p(id, text)] });
  const row = { type: 'tableRow', content: [cell(`${name}1`, code), cell(`${name}2`, meaning)] };
  const rows = from.content ?? [];
  return { ...from, content: [...rows.slice(0, at), row, ...rows.slice(at)] };
}
