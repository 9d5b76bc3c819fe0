interface WhatBecomesOfObservationsProps {
  /** Whether a row of the sheet fills in a decision. */
  readonly fills: boolean;
}

/** Says before anything is posted where the words about decisions go, and what they do not do. */
export function WhatBecomesOfObservations({ fills }: WhatBecomesOfObservationsProps) {
  return (
    <p>
      What stands under “Observations of the secretariat” is kept with each comment, as the words of the
      sheet, for everybody to read. It decides nothing.{' '}
      {fills
        ? 'Where it is read as a decision below, the chair and the editors find that filled in when they decide the comment; a withdrawal is recorded on the comment itself.'
        : null}
    </p>
  );
}
