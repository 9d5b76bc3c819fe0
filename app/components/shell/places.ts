/** The places that the frame of every page leads to. */
export interface Place {
  readonly text: string;
  readonly href: string;
}

/** The service navigation: five items or fewer. */
export const MAIN_PLACES: readonly Place[] = [
  { text: 'Standards', href: '/standards' },
  { text: 'Take part', href: '/take-part' },
  { text: 'Organisations', href: '/organisations' },
  { text: 'About', href: '/about' },
];

export const FOOTER_PLACES: readonly Place[] = [
  { text: 'Accessibility statement', href: '/accessibility' },
  { text: 'Privacy', href: '/privacy' },
  { text: 'API', href: '/api' },
  { text: 'Feeds', href: '/feeds' },
  { text: 'Licence', href: '/licence' },
  { text: 'Contact', href: '/contact' },
];

/** Whether an address lies within a place, so that the navigation marks it. */
export function liesWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
