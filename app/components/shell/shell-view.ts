/**
 * What the frame of every page needs to know. Made for each request by `rootView` in
 * app/services/people/view-shell.ts.
 */
export interface ShellView {
  /** Name of the portal, a setting; stands in the header and at the end of every page title. */
  readonly serviceName: string;
  /** Whether everything in this installation is invented. */
  readonly demo: boolean;
  /** Who is signed in; null for a reader. */
  readonly person: { readonly name: string; readonly initials: string } | null;
  /** Unread notifications of that person. */
  readonly unread: number;
}

/** The root loader's data: the frame, and the token that forms of this session carry. */
export interface RootData extends ShellView {
  readonly csrfToken: string;
}
