/** Concord's own mark: an open ring, many hands around one text, closed by a tick. */
export function Mark() {
  return (
    <svg className="cc-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path
        d="M31.3 8.7A16 16 0 1 0 36 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="4.5"
        strokeLinecap="round"
      />
      <path
        d="m12.5 19.5 6.5 6.5L35 9"
        fill="none"
        stroke="currentColor"
        strokeWidth="4.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
