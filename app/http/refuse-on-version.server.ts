import type { Refused } from '../domain/decision';
import type { Context } from '../services/context';
import type { FieldOfReason } from '../services/field-errors';
import { curePlace } from '../services/versions/cure-places';
import { placesOfVersion } from '../services/versions/places-of-version.server';
import type { TypedValues } from './form.server';
import { refuseDecision } from './refusal.server';

/**
 * The answer to a form about a version that the rules refuse, with a link to the place at which each demand is met.
 *
 * @throws ServiceError as `refuseDecision` does, and `not-found`
 */
export async function refuseOnVersion(
  ctx: Context,
  versionId: string,
  refused: Refused,
  values: TypedValues,
  fields: FieldOfReason = {},
) {
  const places = await placesOfVersion(ctx, versionId);
  return refuseDecision(refused, values, { placeOf: (word) => curePlace(word, places), fields });
}
