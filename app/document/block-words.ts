import { type NodeJson, plainText, textAttribute } from './json';
import { isLevel, LEVEL_LABELS } from './shape';

/** What a block says in plain words: its names, its level where it is a requirement, and its text; tables by row. */
export function wordsOfBlock(block: NodeJson): string {
  if (block.type === 'table') return (block.content ?? []).map(rowWords).join('\n');
  const level = block.attrs?.level;
  const label = block.type === 'requirement' && isLevel(level) ? `${LEVEL_LABELS[level]}: ` : '';
  const names = ['term', 'title', 'caption', 'alt'].map((name) => textAttribute(block, name));
  return [...names, `${label}${plainText(block)}`].filter((words) => words !== '').join('\n');
}

function rowWords(row: NodeJson): string {
  return (row.content ?? []).map((cell) => plainText(cell)).join(' | ');
}
