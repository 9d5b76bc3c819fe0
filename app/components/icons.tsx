/** Small pictures beside words; they say nothing themselves, so screen readers skip them. */
function Icon({ path, className = 'cc-icon' }: { readonly path: string; readonly className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function SearchIcon() {
  return <Icon path="M16.2 16.2 21 21M18.5 10.75a7.75 7.75 0 1 1-15.5 0 7.75 7.75 0 0 1 15.5 0Z" />;
}

export function BellIcon() {
  return <Icon path="M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10ZM10 20.2a2.3 2.3 0 0 0 4 0" />;
}
