import { findBallot } from '../../../db/queries/ballots';
import { findDocumentPlace } from '../../../db/queries/documents';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersion } from './load-version.server';

/** The id of the version at an address. @throws ServiceError `not-found` */
export async function versionIdAt(ctx: Context, reference: string, number: string): Promise<string> {
  return await ctx.store.read(async (tx) => (await loadVersion(tx, ctx, reference, number)).version.id);
}

/** The id of the version that a ballot is about. @throws ServiceError `not-found` */
export async function versionIdOfBallot(ctx: Context, ballotId: string): Promise<string> {
  const ballot = await ctx.store.read((tx) => findBallot(tx, ballotId));
  if (ballot === undefined) throw new ServiceError('not-found', 'There is no ballot at this address.');
  return ballot.versionId;
}

/** The id of the version that a draft is written for. @throws ServiceError `not-found` */
export async function versionIdOfDraft(ctx: Context, documentId: string): Promise<string> {
  const place = await ctx.store.read((tx) => findDocumentPlace(tx, documentId));
  if (place === undefined) throw new ServiceError('not-found', 'There is no draft at this address.');
  return place.version.id;
}
