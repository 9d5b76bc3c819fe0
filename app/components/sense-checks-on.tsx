import type { SenseCheckEntry } from '../services/sense-checks/sense-checks-on.server';
import { DateText } from './date-text';

interface SenseChecksOnProps {
  readonly checks: readonly SenseCheckEntry[];
  /** Where they are about different things. */
  readonly withSubject?: boolean;
}

/** Sense checks with what was said so far, as advice. */
export function SenseChecksOn({ checks, withSubject = false }: SenseChecksOnProps) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {checks.map(({ path, subject, question, words, open, closesAt }) => (
        <li key={path}>
          {withSubject ? `${subject}: ` : null}
          <a href={path}>{question}</a> ({open ? 'open until' : 'closed on'} <DateText at={closesAt} />
          ). {words}
        </li>
      ))}
    </ul>
  );
}

interface SenseCheckPartProps {
  readonly checks: readonly SenseCheckEntry[];
  /** Where the chair and the editors ask; null for everybody else. */
  readonly askPath: string | null;
}

/** The sense checks about one thing on its page, and for those who work on the standard the way to ask. */
export function SenseCheckPart({ checks, askPath }: SenseCheckPartProps) {
  if (checks.length === 0 && askPath === null) return null;
  return (
    <section aria-labelledby="sense-checks">
      <h2 className="nhsuk-heading-m" id="sense-checks">
        Sense checks
      </h2>
      {checks.length === 0 ? null : (
        <>
          <p>Advice of organisations. It decides nothing, and no ballot counts it.</p>
          <SenseChecksOn checks={checks} />
        </>
      )}
      {askPath === null ? null : (
        <p>
          <a href={askPath}>Ask organisations about this</a>
        </p>
      )}
    </section>
  );
}
