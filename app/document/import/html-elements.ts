/** What is done with the elements of HTML on their way into a text. */

export const MARK_OF_ELEMENT: Readonly<Record<string, string>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  sub: 'subscript',
  sup: 'superscript',
};

/** Elements whose content stands in the body as if they were not there. */
export const TRANSPARENT_BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside body center dd details dialog dir div fieldset figcaption footer form header hgroup ' +
    'html legend main menu nav p search section summary tbody thead tfoot tr td th caption'
  ).split(' '),
);

/** Elements taken out with everything in them because they run, load or embed something. */
export const SCRIPTS: ReadonlySet<string> = new Set(
  'script style iframe object embed applet frame frameset link meta base noscript template portal'.split(' '),
);

/** Elements taken out with everything in them because a text has no place for them. */
export const DROPPED: ReadonlySet<string> = new Set(
  'head title svg math canvas audio video source track map area select datalist textarea progress meter param'.split(
    ' ',
  ),
);

/** Inline elements whose words are kept and which are not worth a word in the report. */
export const SILENT_INLINE: ReadonlySet<string> = new Set(
  'a span br wbr abbr bdi bdo cite data dfn ins label mark q time u var small big font input img'.split(' '),
);

/** Elements whose `title` says what their words stand for. */
export const EXPLAINED: ReadonlySet<string> = new Set(['abbr', 'acronym', 'dfn']);

const OTHERS =
  'blockquote button col colgroup dl dt figure h1 h2 h3 h4 h5 h6 hr li ol optgroup option output';
const LEGACY =
  'picture pre rp rt ruby slot table ul acronym basefont bgsound blink marquee nobr noframes plaintext';

/** Names that HTML knows; a tag of any other name in a Markdown text is meant as words, such as `<patient id>`. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set([
  ...Object.keys(MARK_OF_ELEMENT),
  ...TRANSPARENT_BLOCKS,
  ...SCRIPTS,
  ...DROPPED,
  ...SILENT_INLINE,
  ...OTHERS.split(' '),
  ...LEGACY.split(' '),
]);
