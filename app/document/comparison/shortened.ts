/** The beginning of words that are too long to name something by. */
export function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).trimEnd()}…`;
}
