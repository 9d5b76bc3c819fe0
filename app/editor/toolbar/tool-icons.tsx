/** Pictures of the toolbar, drawn on a grid of 24. They say nothing themselves: every tool has a name. */
const PATHS = {
  undo: 'M8 5 4 9l4 4M4 9h9a6 6 0 0 1 0 12h-3',
  redo: 'm16 5 4 4-4 4M20 9h-9a6 6 0 0 0 0 12h3',
  bold: 'M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z',
  italic: 'M11 4h7M6 20h7M15 4 9 20',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  subscript: 'm4 6 9 11M13 6 4 17M17 21h4l-3.4-3a1.8 1.8 0 1 1 3-1.2',
  superscript: 'm4 8 9 11M13 8 4 19M17 10h4l-3.4-3a1.8 1.8 0 1 1 3-1.2',
  strike: 'M4 12h16M17 7c-.6-2-2.4-3-5-3-3 0-5 1.5-5 3.8M7 17c.6 2 2.4 3 5 3 3 0 5-1.5 5-4',
  link: 'M10 14a4.5 4.5 0 0 0 6.4 0l3.3-3.3a4.5 4.5 0 0 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.3 3.3a4.5 4.5 0 0 0 6.4 6.4L12 18.4',
  reference: 'M5 4h9l5 5v11H5zM14 4v5h5M9 14h6m-2.5-2.5L15 14l-2.5 2.5',
  bullets: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  numbers: 'M10 6h10M10 12h10M10 18h10M3.5 4.5 5 4v5M3.5 14.5c.5-1 2.5-1 2.5.3 0 1-2.5 1.7-2.5 3.2H6.2',
  indent: 'M4 5h16M11 10h9M11 14h9M4 19h16M4 9.5 7 12l-3 2.5',
  outdent: 'M4 5h16M11 10h9M11 14h9M4 19h16M7 9.5 4 12l3 2.5',
  insert: 'M12 5v14M5 12h14',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  block: 'M9 5h.01M15 5h.01M9 12h.01M15 12h.01M9 19h.01M15 19h.01',
  find: 'M16.2 16.2 21 21M18.5 10.75a7.75 7.75 0 1 1-15.5 0 7.75 7.75 0 0 1 15.5 0Z',
  comment: 'M4 5h16v11h-9l-4 4v-4H4z',
  keys: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18h.01',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const;

export type ToolIconName = keyof typeof PATHS;

export function ToolIcon({ name }: { readonly name: ToolIconName }) {
  return (
    <svg
      className="cc-tool__icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
