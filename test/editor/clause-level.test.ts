// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { clausesOf } from '../../app/document/outline';
import { houseExtensions } from '../../app/document/schema';
import { TextIndexing } from '../../app/editor/text/index-plugin';
import { INSERTABLES } from '../../app/editor/text/insertables';
import { standInForWindow } from './two-editors';

beforeAll(standInForWindow);

/** The numbers and titles after the paragraph that says "here" was made what the menu offers under this name. */
function numbersAfter(markdown: string, label: string): string[] {
  const { content } = importMarkdown(new TextEncoder().encode(markdown));
  const editor = new Editor({ extensions: [...houseExtensions(), TextIndexing], content });
  onTestFinished(() => editor.destroy());
  editor.state.doc.descendants((node, position) => {
    if (node.isTextblock && node.textContent === 'here') editor.commands.setTextSelection(position + 1);
  });
  INSERTABLES.find((one) => one.label === label)?.insert?.(editor);
  return clausesOf(editor.getJSON() as DocumentJson).map(({ number, title }) => `${number} ${title}`.trim());
}

const USUAL = '# T\n\n## Scope\n\nhere\n\n## Terms\n\n### Words\n\n## Conformance\n';

describe('a clause that is put in', () => {
  it('stands beside the clauses of a text whose title alone has the first level, and demotes none of them', () => {
    expect(numbersAfter(USUAL, 'Clause')).toEqual([
      'T',
      '1 Scope',
      '2 here',
      '3 Terms',
      '3.1 Words',
      '4 Conformance',
    ]);
  });

  it('stands under such a clause as a subclause', () => {
    expect(numbersAfter(USUAL, 'Subclause').slice(0, 4)).toEqual(['T', '1 Scope', '1.1 here', '2 Terms']);
  });

  it.each([
    [
      'behind a subclause',
      '# T\n\n## Terms\n\n### Words\n\nhere\n\n## End\n',
      ['T', '1 Terms', '1.1 Words', '2 here', '3 End'],
    ],
    ['before the first of them', '# T\n\nhere\n\n## Terms\n', ['T', '1 here', '2 Terms']],
    ['where clauses have the first level', '# Scope\n\nhere\n\n# Terms\n', ['1 Scope', '2 here', '3 Terms']],
    ['in a text without any', 'here\n', ['1 here']],
  ])('has the level of the clauses around it %s', (_where, markdown, expected) => {
    expect(numbersAfter(markdown, 'Clause')).toEqual(expected);
  });
});
