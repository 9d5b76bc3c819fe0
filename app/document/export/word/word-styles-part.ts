import { wordPart } from './word-xml';

interface StyleLook {
  readonly paragraph?: string;
  readonly run?: string;
  readonly next?: string;
}

function paragraphStyle(id: string, name: string, { paragraph = '', run = '', next = 'Normal' }: StyleLook) {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
    `${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:next w:val="${next}"/><w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

const SIZES = [34, 30, 26, 24, 23, 22];

/** The styles of an exported text: headings are Word's own, so that contents and navigation work. */
export function stylesPart(): string {
  const headings = SIZES.map((size, index) =>
    paragraphStyle(`Heading${index + 1}`, `heading ${index + 1}`, {
      paragraph: `<w:keepNext/><w:spacing w:before="${360 - index * 40}" w:after="120"/><w:outlineLvl w:val="${index}"/>`,
      run: `<w:b/><w:sz w:val="${size}"/>`,
    }),
  );
  const box = (colour: string) =>
    `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${colour}"/></w:pBdr>`;
  const code = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="19"/>';
  const styles = [
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>',
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/>',
    '</w:pPr></w:pPrDefault></w:docDefaults>',
    paragraphStyle('Normal', 'Normal', {}).replace('w:type="paragraph"', 'w:type="paragraph" w:default="1"'),
    paragraphStyle('Title', 'Title', { run: '<w:b/><w:sz w:val="44"/>' }),
    ...headings,
    ...[1, 2, 3].map((level) =>
      paragraphStyle(`TOC${level}`, `toc ${level}`, { paragraph: `<w:ind w:left="${(level - 1) * 300}"/>` }),
    ),
    paragraphStyle('Caption', 'caption', { paragraph: '<w:keepNext/>', run: '<w:b/><w:sz w:val="20"/>' }),
    paragraphStyle('Quote', 'Quote', { paragraph: `${box('AEB7BD')}<w:ind w:left="360"/>` }),
    paragraphStyle('Callout', 'Callout', { paragraph: `${box('768692')}<w:ind w:left="240"/>` }),
    paragraphStyle('CalloutNormative', 'Callout, normative', {
      paragraph: `${box('005EB8')}<w:ind w:left="240"/>`,
    }),
    paragraphStyle('Definition', 'Definition', { paragraph: '<w:keepNext/>', run: '<w:b/>' }),
    paragraphStyle('Code', 'Code', {
      paragraph:
        '<w:shd w:val="clear" w:color="auto" w:fill="F0F4F5"/><w:spacing w:line="240" w:lineRule="auto"/>',
      run: code,
    }),
    paragraphStyle('ListParagraph', 'List Paragraph', { paragraph: '<w:spacing w:after="80"/>' }),
    paragraphStyle('ListContinue', 'List Continue', { paragraph: '<w:spacing w:after="80"/>' }),
    `<w:style w:type="character" w:styleId="CodeWords"><w:name w:val="Code words"/><w:rPr>${code}</w:rPr></w:style>`,
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="005EB8"/>',
    '<w:u w:val="single"/></w:rPr></w:style>',
  ];
  return wordPart('styles', styles.join(''));
}
