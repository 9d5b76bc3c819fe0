/** Words of so many letters and fewer are measured as the font sets them; a line of any of its looks holds fewer. */
const LONGEST_ORDINARY = 200;

/** A letter that takes no room counts as so much of the size of the text, so that no line holds letters without end. */
const LEAST_SHARE = 0.1;

/** The look in which text is measured now. */
export interface LookNow {
  readonly font: unknown;
  readonly size: number;
}

/**
 * Measures words for breaking lines. A word that is longer than a line is cut up by measuring all of what is left of it
 * again for every line, and what of it fits letter by letter, which takes time by the square of its length. Of a long
 * word only the beginning is measured, once for a line and letter by letter; what follows is taken to be as wide on
 * average, which decides nothing but where the search for the end of the line begins.
 */
export function measuringOnce(
  measure: (text: string) => number,
  lookNow: () => LookNow,
): (text: string) => number {
  let look: LookNow = { font: null, size: 0 };
  let letters = new Map<string, number>();
  /** What is left of the long word, and the width of its beginning by the number of its code units. */
  let word = '';
  let beginning: number[] = [];

  const begin = (text: string) => {
    word = text;
    beginning = [0];
    let width = 0;
    for (const letter of text.slice(0, LONGEST_ORDINARY)) {
      let one = letters.get(letter);
      if (one === undefined) {
        one = measure(letter);
        letters.set(letter, one);
      }
      for (let unit = 1; unit < letter.length; unit += 1) beginning.push(width);
      width += one;
      beginning.push(width);
    }
  };

  return (text) => {
    const now = lookNow();
    if (now.font !== look.font || now.size !== look.size) {
      look = now;
      letters = new Map();
      word = '';
    }
    if (text.length <= LONGEST_ORDINARY) {
      const known = text !== '' && word.startsWith(text) ? beginning[text.length] : undefined;
      return known ?? measure(text);
    }
    begin(text);
    const average = (beginning[LONGEST_ORDINARY] ?? 0) / LONGEST_ORDINARY;
    return text.length * Math.max(average, look.size * LEAST_SHARE);
  };
}
