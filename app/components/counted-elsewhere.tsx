import { countedElsewhere } from '../domain/ballot/shared-vote';

/** Under the category of an organisation: in which one its vote counts, where a family makes that another. */
export function CountedElsewhere({ voter }: { readonly voter: Parameters<typeof countedElsewhere>[0] }) {
  const words = countedElsewhere(voter);
  return words === '' ? null : <div className="nhsuk-body-s">{words}</div>;
}
