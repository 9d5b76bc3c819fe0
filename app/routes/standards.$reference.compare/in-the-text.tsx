import { StandardText } from '../../components/standard-text';
import type { Comparison } from '../../document/comparison-types';

interface InTheTextProps {
  readonly comparison: Comparison;
  readonly label: string;
}

/** The later text with every change in its place, and at each change the way to the next. */
export function InTheText({ comparison: { html, changes }, label }: InTheTextProps) {
  return (
    <>
      <p>
        <a href="#change-1">Go to the first change</a>
      </p>
      <StandardText html={withSteps(html, changes.length)} label={label} />
    </>
  );
}

/** Writes "Change 3 of 27" with links into each mark that our own renderer left at a change. */
function withSteps(html: string, count: number): string {
  return html.replace(
    /(<span class="change-mark" id="change-(\d+)"[^>]*>)<\/span>/g,
    (_mark, open: string, at: string) => {
      const number = Number(at);
      const step = (to: number, word: string) =>
        to < 1 || to > count
          ? ''
          : ` <a href="#change-${to}">${word}<span class="nhsuk-u-visually-hidden"> change</span></a>`;
      return `${open}<span class="nhsuk-body-s">Change ${number} of ${count}${step(number - 1, 'previous')}${step(number + 1, 'next')}</span></span>`;
    },
  );
}
