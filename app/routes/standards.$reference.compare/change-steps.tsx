interface ChangeStepsProps {
  /** How many changes there are. */
  readonly count: number;
  /** The first change on this page. */
  readonly first?: number;
  /** The pages before and after, where the changes go on. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * From one change to the next, with their count. Without JavaScript it leads to the first one, and each change to its
 * neighbours.
 */
export function ChangeSteps({ count, first = 1, before, after }: ChangeStepsProps) {
  return (
    <nav
      className="cc-steps"
      aria-label="Changes"
      data-steps={count}
      data-steps-before={before}
      data-steps-after={after}
    >
      <span data-steps-at>{count === 1 ? '1 change' : `${count.toLocaleString('en-GB')} changes`}</span>
      <span>
        <a href={`#change-${first}`} data-steps-first>
          Go to {first === 1 ? 'the first change' : `change ${first}`}
        </a>
        <button type="button" className="cc-steps__button" data-step="-1" hidden>
          Previous<span className="nhsuk-u-visually-hidden"> change</span>
        </button>
        <button type="button" className="cc-steps__button" data-step="1" hidden>
          Next<span className="nhsuk-u-visually-hidden"> change</span>
        </button>
      </span>
      <span className="cc-steps__keys" data-steps-keys hidden>
        Keys: <kbd>Alt</kbd> + <kbd>↓</kbd> next, <kbd>Alt</kbd> + <kbd>↑</kbd> previous
      </span>
    </nav>
  );
}
