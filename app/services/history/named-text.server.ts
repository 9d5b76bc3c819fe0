import { findAmendmentOfDocument } from '../../../db/queries/amendments';
import { findDocumentPlace } from '../../../db/queries/documents';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import { amendmentName, amendmentPath } from '../amendments/amendment-address';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { documentThing } from '../live/seat-facts.server';
import { actorFacts } from '../people/actor-facts.server';
import { draftPath } from '../versions/version-address';

/**
 * A live text that this actor may read, and what it is called: the draft of a version, or an amendment of it
 * (AM-4: what was never submitted is its authors' alone).
 *
 * @throws ServiceError `not-found`
 */
export async function namedText(tx: Tx, ctx: Context, documentId: string) {
  const place = await findDocumentPlace(tx, documentId);
  const facts = await actorFacts(tx, ctx.actor);
  const thing = place && (await documentThing(tx, place));
  if (!thing || !may(facts, 'read-draft', thing).allowed) throw nothingHere();
  const submitted = thing.amendment?.submitted ?? true;
  if (thing.amendment && !may(facts, 'read-amendment', { ...thing, submitted }).allowed) throw nothingHere();
  const amendment = await findAmendmentOfDocument(tx, documentId);
  const { standard, version } = place;
  return {
    facts,
    thing,
    named: {
      documentId,
      reference: standard.reference,
      title: standard.title,
      number: version.number,
      /** "draft of version 1.1.0", "amendment A-7". */
      what: amendment ? `amendment ${amendmentName(amendment.number)}` : `draft of version ${version.number}`,
      /** The page it is read on. */
      page: amendment
        ? { text: `Amendment ${amendmentName(amendment.number)}`, href: amendmentPath(amendment.id) }
        : { text: 'Draft', href: draftPath(documentId) },
    },
  };
}

function nothingHere(): ServiceError {
  return new ServiceError('not-found', 'There is no draft at this address.');
}
