/** What a consultation asks when its chair wrote nothing of their own. */
export function whatIsAsked(questions: number): string {
  const text = 'Read the text as it was frozen for this consultation, and comment on any clause of it';
  if (questions === 0) return `${text}.`;
  return `${text}. ${questions === 1 ? 'There is a question' : `There are ${questions} questions`} to answer besides.`;
}

/** What the rules promise of every answer, when the chair wrote nothing of their own. */
export const HOW_USED =
  'Every comment is decided in public, with the reason. After the close the chair says on this page what changed because of the consultation.';
