/** Says on every page of a demonstration that nothing in it is real. */
export function DemonstrationBanner() {
  return (
    <section className="cc-phase" aria-label="About this installation">
      <p className="nhsuk-width-container cc-phase__words">
        <strong className="nhsuk-tag cc-phase__tag">Demonstration</strong>
        <span>Everything here is invented: people, organisations, standards and votes.</span>
      </p>
    </section>
  );
}
