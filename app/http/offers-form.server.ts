const MOST_OFFERS = 100_000;

/** Places of the offers that were ticked, one by one or all at once. */
export function chosenOffers(fields: Readonly<Record<string, string>>): number[] {
  if (fields['all-requirements'] === 'yes') {
    const count = Math.min(MOST_OFFERS, Number(fields.offers ?? 0) || 0);
    return Array.from({ length: count }, (_one, place) => place);
  }
  return Object.keys(fields).flatMap((name) => {
    const place = /^requirement-(\d{1,6})$/.exec(name)?.[1];
    return place === undefined ? [] : [Number(place)];
  });
}
