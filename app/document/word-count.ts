import { type NodeJson, textAttribute, walk } from './json';

/** Number of words in a stretch of plain text: runs of anything but white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Number of words of a text: body, captions, titles and terms; descriptions of images are not counted. */
export function wordsOf(content: NodeJson): number {
  let words = 0;
  let line = '';
  const endLine = () => {
    words += countWords(line);
    line = '';
  };
  walk(content, (node) => {
    if (node.text !== undefined) line += node.text;
    else if (node.type === 'crossReference') line += textAttribute(node, 'label');
    else {
      endLine();
      for (const name of ['caption', 'title', 'term']) words += countWords(textAttribute(node, name));
    }
  });
  endLine();
  return words;
}
