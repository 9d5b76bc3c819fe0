import type { StoredChange } from '../../../db/schema/amendments';
import type { BranchDescription, BranchFact } from '../../document/branch/branch-types';
import { attributeWords } from '../../document/comparison/attribute-words';
import { clauseLabel } from '../../document/outline';

/**
 * What a branch does, each thing as a sentence that needs no colour: "replaces “may” by “must” in STD-0042-R14".
 *
 * @param reference of the standard, for requirements that carry only their number
 */
export function changeWords(
  { facts }: Pick<BranchDescription, 'facts'>,
  reference: string,
): readonly StoredChange[] {
  return facts.map((fact) => ({
    partId: fact.partId,
    blockId: fact.blockId,
    clauseId: fact.clause.id,
    clause: clauseLabel(fact.clause),
    says: sayFact(fact, reference),
  }));
}

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  bulletList: 'a list',
  orderedList: 'a numbered list',
  listItem: 'an item of a list',
  blockquote: 'a quotation',
  table: 'a table',
  tableCell: 'a table cell',
  tableHeader: 'a header cell',
  codeBlock: 'an example of code',
  figure: 'a figure',
  callout: 'a note',
  requirement: 'a requirement',
  definition: 'a definition',
  horizontalRule: 'a dividing line',
};

function sayFact(fact: BranchFact, reference: string): string {
  const { deed, object, before, after } = fact;
  const place = placeOf(fact, reference);
  switch (object) {
    case 'clause':
      return sayClause(fact);
    case 'level':
      if (before === '') return `sets the level of ${nameOf(fact, reference)} to ${level(after)}`;
      return `replaces ${level(before)} by ${level(after)} in ${nameOf(fact, reference)}`;
    case 'requirement':
    case 'block': {
      const what = object === 'requirement' ? nameOf(fact, reference) : blockName(fact.block);
      if (deed === 'moves') return `moves ${what} from ${quote(before)} to ${quote(after)}`;
      if (deed === 'replaces') return `replaces ${quote(before)} by ${quote(after)} ${place}`;
      if (deed === 'reformats') return `changes how ${what} ${place} looks, and no words`;
      const words = after === '' ? before : after;
      const says = words === '' ? '' : `: ${quote(words)}`;
      // A requirement is known by its reference; a new one is found by its clause.
      return object === 'requirement' && deed === 'removes' && fact.ref !== null
        ? `removes ${what}${says}`
        : `${deed} ${what} ${inClause(fact)}${says}`;
    }
    case 'attribute':
      return sayAttribute(fact, place);
    default:
      return sayWords(fact, place);
  }
}

function sayClause({ deed, before, after, clause }: BranchFact): string {
  if (deed === 'moves')
    return `moves the clause ${quote(clause.title)} from ${quote(before)} to ${quote(after)}`;
  if (deed === 'replaces') return `renames the clause ${quote(before)} to ${quote(after)}`;
  if (deed === 'reformats') return `changes how the heading ${quote(clause.title)} looks, and no words`;
  return `${deed} the clause ${quote(after || before || clause.title)}`;
}

function sayAttribute({ name, before, after, block }: BranchFact, place: string): string {
  const what = `the ${attributeWords(name).toLowerCase()} of ${blockName(block)} ${place}`;
  if (after === '') return `removes ${what}: ${quote(before)}`;
  return before === ''
    ? `sets ${what} to ${quote(after)}`
    : `changes ${what} from ${quote(before)} to ${quote(after)}`;
}

function sayWords({ deed, object, before, after }: BranchFact, place: string): string {
  const where =
    object === 'cell' ? `in a table cell ${place}` : object === 'row' ? `in a table ${place}` : place;
  const row = object === 'row' ? 'a row ' : '';
  switch (deed) {
    case 'adds':
      return `adds ${row}${quote(after)} ${where}`;
    case 'removes':
      return `removes ${row}${quote(before)} ${where}`;
    case 'moves':
      return `moves ${row}${quote(after || before)} ${where}`;
    case 'reformats':
      return after + before === ''
        ? `changes how words look ${where}`
        : `changes how words look ${where}: ${quote(after || before)}`;
    default:
      if (before === '') return `adds ${row}${quote(after)} ${where}`;
      return after === ''
        ? `removes ${row}${quote(before)} ${where}`
        : `replaces ${row}${quote(before)} by ${quote(after)} ${where}`;
  }
}

function quote(words: string): string {
  return `“${words.trim()}”`;
}

/** MUST NOT as “must not”. */
function level(word: string): string {
  return quote(word.toLowerCase().replaceAll('-', ' '));
}

function blockName(type: string): string {
  return BLOCK_NAMES[type] ?? 'a block';
}

function nameOf({ ref, clause }: BranchFact, reference: string): string {
  if (ref !== null) return /^R\d+$/.test(ref) ? `${reference}-${ref}` : ref;
  return clause.id === '' ? 'a requirement' : `a requirement of ${clauseLabel(clause)}`;
}

function inClause({ clause }: BranchFact): string {
  return clause.id === '' ? 'before the first clause' : `in ${clauseLabel(clause)}`;
}

function placeOf(fact: BranchFact, reference: string): string {
  return fact.ref === null ? inClause(fact) : `in ${nameOf(fact, reference)}`;
}
