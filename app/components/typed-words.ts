/** Fields that a page fills by itself: which thing it is about, and not what a person typed. */
const OF_THE_PAGE = /id$|ids$|hash|artefacts|intent|receipt|^(?:from|to|quote|prefix|suffix)$/i;

export interface TypedWords {
  readonly value: string;
}

/** What the portal numbers things with, under whatever name a form sends it. */
const AN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a person typed or chose in a form, in its order, without what the page sent along. */
export function typedWords(form: Iterable<readonly [name: string, value: string]>): readonly TypedWords[] {
  return [...form]
    .filter(([name, value]) => !OF_THE_PAGE.test(name) && !AN_ID.test(value) && value.trim() !== '')
    .map(([, value]) => ({ value: value.trim() }));
}

/**
 * What was typed into a form that the page shown for it no longer has, as a right was taken away or the thing moved
 * on meanwhile. All of it when any sentence is missing: half a form is no help. Of single words of a list, and of
 * numbers, a page cannot tell whether it shows them.
 */
export function typedInVain(
  html: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): readonly TypedWords[] {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
  const words = typedWords(pairs);
  const shown = ({ value }: TypedWords) => OF_A_LIST.test(value) || html.includes(asInHtml(value));
  return words.every(shown) ? [] : words;
}

const OF_A_LIST = /^[a-z0-9-]+$/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** As React writes it, in a field as in a line of text. */
const asInHtml = (value: string): string => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
