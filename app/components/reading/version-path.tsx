import type { ReadingView } from '../../services/versions/view-reading.server';
import { MandateWayPart } from '../mandate-way-part';
import { MOVE_WORDS } from '../move-words';
import { Refusal } from '../refusal';
import { StatePath } from '../state-path';

/** For every reader: the way of the version, and what its next step waits for. */
export function VersionPath({ view }: { readonly view: ReadingView }) {
  const { standard, version, path, waits, mandateWay } = view;
  const progress = `/standards/${standard.reference}/${version.number}/progress`;
  return (
    <section aria-labelledby="way">
      <h2 className="nhsuk-heading-m" id="way">
        Where this version stands
      </h2>
      <StatePath path={path} number={version.number} />
      {mandateWay === null ? null : <MandateWayPart way={mandateWay} level={3} />}
      {waits === null ? null : waits.reasons.length === 0 ? (
        <p>
          Next: {MOVE_WORDS[waits.move].title.toLowerCase()}. Nothing else is missing.{' '}
          <a href={progress}>See who does it</a>.
        </p>
      ) : (
        <Refusal
          title={`Next: ${MOVE_WORDS[waits.move].title.toLowerCase()}. It waits for this`}
          headingLevel={3}
          reasons={waits.reasons}
        />
      )}
    </section>
  );
}
