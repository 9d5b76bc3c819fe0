import type { RequirementOffer } from '../../document/import/import-types';
import { LEVEL_LABELS } from '../../document/shape';
import { ByTurns } from '../by-turns';
import { Checkbox } from '../form/checkbox';
import { ChoiceItem } from '../form/choice-item';

const LONGEST_SHOWN = 300;

interface RequirementOffersProps {
  readonly offers: readonly RequirementOffer[];
  /** How many there are, where more than are listed. */
  readonly all: number;
}

/** Passages that read like requirements, to be ticked; none becomes one by itself. */
export function RequirementOffers({ offers, all }: RequirementOffersProps) {
  if (offers.length === 0) {
    return (
      <>
        <h2 className="nhsuk-heading-m">Passages that read like requirements</h2>
        <p>
          None found: no paragraph holds MUST, SHALL, SHOULD or MAY in capitals, or begins with the name of a
          requirement. You can make requirements in the draft.
        </p>
      </>
    );
  }
  return (
    <>
      <h2 className="nhsuk-heading-m">Passages that read like requirements</h2>
      <p>
        A passage that you tick becomes a requirement with a level, and gets a reference when the draft
        starts. The others stay as they are.
        {all > offers.length
          ? ` The first ${offers.length} of ${all.toLocaleString('en-GB')} are listed; you can make the others requirements in the draft.`
          : ''}
      </p>
      <input type="hidden" name="offers" value={all} />
      {offers.length === 1 ? null : (
        <Checkbox
          name="all-requirements"
          label={`All ${all.toLocaleString('en-GB')} of them`}
          hint="Then the boxes below do not matter."
        />
      )}
      <fieldset className="nhsuk-fieldset nhsuk-u-margin-bottom-4">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          Which passages become requirements?
        </legend>
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          <ByTurns items={offers} itemKey={({ place }) => String(place)}>
            {(offer) => (
              <ChoiceItem
                kind="checkboxes"
                name={`requirement-${offer.place}`}
                id={`requirement-${offer.place}`}
                checked={false}
                choice={{ value: 'yes', label: shown(offer.text), hint: outcome(offer) }}
              />
            )}
          </ByTurns>
        </div>
      </fieldset>
    </>
  );
}

function shown(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function outcome({ level, word, ref }: RequirementOffer): string {
  const named = ref === null ? '' : `Begins with the name ${ref}. `;
  return level === null
    ? `${named}No level yet: choose one in the draft.`
    : `${named}Level ${LEVEL_LABELS[level]}, because it says “${word}”.`;
}
