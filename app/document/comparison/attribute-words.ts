const ATTRIBUTE_WORDS: Readonly<Record<string, string>> = {
  level: 'Level',
  kind: 'Kind',
  title: 'Title',
  term: 'Term',
  caption: 'Caption',
  alt: 'Description',
  src: 'Image',
  language: 'Language',
  link: 'Link',
  type: 'Numbering',
  checked: 'Ticked',
  ref: 'Number of the requirement',
  numbered: 'Numbered',
  start: 'First number',
  align: 'Alignment',
  colspan: 'Columns across',
  rowspan: 'Rows down',
  header: 'Header cell',
  headerRow: 'Header row',
  headerColumn: 'Header column',
};

/** What an attribute of a block, or what else may change of it, is called. */
export function attributeWords(name: string): string {
  return ATTRIBUTE_WORDS[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
