import type { MandateWay } from '../services/ballots/mandate-way.server';
import { Refusal } from './refusal';
import { SummaryList } from './summary-list';

/** How far the mandate of a published version has come: done, now, next, and what is missing. */
export function MandateWayPart({ way, level }: { readonly way: MandateWay; readonly level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby="mandate-way">
      <Heading className="nhsuk-heading-m" id="mandate-way">
        The way to a mandate
      </Heading>
      <SummaryList
        rows={[
          { key: 'Done', value: way.done },
          { key: 'Now', value: way.now },
          { key: 'Next', value: way.next },
          { key: 'Where', value: <a href={way.ballotPath}>The ballot on the mandate</a> },
        ]}
      />
      <Refusal title="Asking for the mandate waits for this" headingLevel={3} reasons={way.missing} />
    </section>
  );
}
