/** Frames after a leap in which the place may still move: what comes into the window takes its true height. */
const SETTLING_FRAMES = 30;
/**
 * Shows a part of the text in the window. Most of a long text has heights that are guessed until it was drawn
 * (stretches.ts), so there the text does not slide, and the place is looked for again until it stays
 * where it is.
 */
export function bringIntoView(element: Element, block: 'start' | 'center'): void {
  if (element.closest('.cc-stretch') === null) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' });
    return;
  }
  let left = SETTLING_FRAMES;
  let stop = false;
  const leave = () => {
    stop = true;
  };
  const settle = () => {
    if (stop || left === 0 || !element.isConnected) {
      for (const hand of HANDS) window.removeEventListener(hand, leave);
      return;
    }
    left -= 1;
    element.scrollIntoView({ block, behavior: 'instant' });
    requestAnimationFrame(settle);
  };
  settle();
  // Whoever scrolls meanwhile goes where they want; the key or click that asked for this is over by then.
  requestAnimationFrame(() => {
    for (const hand of HANDS) window.addEventListener(hand, leave, { passive: true });
  });
}

const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
