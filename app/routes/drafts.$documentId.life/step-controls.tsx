import { Button } from '../../components/form/button';
import type { LifeStep } from '../../services/history/view-life.server';

interface StepControlsProps {
  readonly view: {
    readonly count: number;
    readonly step: Pick<LifeStep, 'number'> | null;
    readonly first: Pick<LifeStep, 'seq'> | null;
    readonly previous: Pick<LifeStep, 'seq'> | null;
    readonly next: Pick<LifeStep, 'seq'> | null;
    readonly last: Pick<LifeStep, 'seq'> | null;
  };
  readonly here: string;
}

/** The ways through a draft's life: links to the steps beside this one, a slider, and playing. */
export function StepControls({
  view: { count, step, first, previous, next, last },
  here,
}: StepControlsProps) {
  const link = (to: Pick<LifeStep, 'seq'> | null, words: string, isNext = false) =>
    to === null ? null : (
      <li>
        <a href={`${here}?at=${to.seq}`} data-play-next={isNext ? '' : undefined}>
          {words}
        </a>
      </li>
    );
  return (
    <div className="cc-life">
      <nav aria-label="Steps">
        <ul className="cc-life__links">
          {link(previous === null ? null : first, 'First step')}
          {link(previous, 'Previous step')}
          {link(next, 'Next step', true)}
          {link(next === null ? null : last, 'Last step')}
        </ul>
      </nav>
      <form action={here} method="get" className="cc-life__form">
        <label className="nhsuk-label" htmlFor="step">
          Step, from 1 to {count}
        </label>
        <input
          className="cc-life__slider"
          type="range"
          id="step"
          name="step"
          min={1}
          max={count}
          defaultValue={step?.number ?? 1}
        />
        <Button look="secondary" small>
          Go to this step
        </Button>
        <button type="button" className="cc-copy" data-play="Play" hidden>
          Play
        </button>
      </form>
    </div>
  );
}
