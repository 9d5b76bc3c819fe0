import { demand, type Reason } from './decision';

/**
 * What forbids people to freeze a text with these requirement ids as one of the standard with this reference: an id
 * of another standard, or one of no form that the standard mints, is named (LC-48).
 *
 * @param ids what the text holds, such as "STD-0042-R14"
 */
export function guardOwnIds(reference: string, ids: readonly string[]): readonly Reason[] {
  const prefix = `${reference}-R`;
  const foreign = ids.find((id) => !id.startsWith(prefix) || !/^[1-9]\d*$/.test(id.slice(prefix.length)));
  return demand(foreign === undefined, 'LC-48', 'requirement-foreign', {
    requirement: foreign ?? '',
    standard: reference,
  });
}
