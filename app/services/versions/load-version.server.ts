import { hasVotedOn, hasWrittenIn, listRolesEverHeld } from '../../../db/queries/appointments';
import { listRolesOnVersion } from '../../../db/queries/live-seats';
import type { StandardRow } from '../../../db/queries/standards';
import { listBallotsOf } from '../../../db/queries/version-record';
import { findRenumbered, findVersion, findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { StateFacts, VersionFacts } from '../../domain/lifecycle/facts';
import { MOVES, type StateBeforePublished } from '../../domain/lifecycle/moves';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { TookPart } from '../../domain/permissions/things';
import { numberInWords, parseNumber } from '../../domain/version-number';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { type LoadedStandard, loadStandard, loadStandardById } from '../standards/load-standard.server';
import { wentOnFrom } from './went-on-from.server';

export interface LoadedVersion extends LoadedStandard {
  readonly version: VersionRow;
}

/** The version at an address. @throws ServiceError `not-found` */
export async function loadVersion(
  tx: Tx,
  ctx: Context,
  reference: string,
  number: string,
): Promise<LoadedVersion> {
  const loaded = await loadStandard(tx, ctx, reference);
  const version = await findVersion(tx, loaded.standard.id, number);
  if (!version) throw await noSuchNumber(tx, loaded.standard.id, number);
  return { ...loaded, version, actor: await onVersion(tx, loaded.actor, version) };
}

/** The version with this id and its standard. @throws ServiceError `not-found` */
export async function loadVersionById(
  tx: Tx,
  ctx: Context,
  id: string,
): Promise<{ readonly standard: StandardRow; readonly version: VersionRow; readonly actor: ActorFacts }> {
  const version = await findVersionById(tx, id);
  if (!version) throw noSuchVersion();
  const actor = await onVersion(tx, await actorFacts(tx, ctx.actor), version);
  return { standard: await loadStandardById(tx, version.standardId, actor), version, actor };
}

/** The actor with the roles that count for this version only: an editor of one version edits no other. */
async function onVersion(tx: Tx, actor: ActorFacts, version: VersionRow): Promise<ActorFacts> {
  if (actor.kind !== 'person') return actor;
  const { standardId } = version;
  const held = await listRolesOnVersion(tx, actor.personId, standardId, version.id);
  return { ...actor, roles: held.map(({ role }) => ({ standardId, role })) };
}

/** The version as its moves see it, with how the one who asks took part in it. */
export async function versionFacts(tx: Tx, version: VersionRow, actor: ActorFacts): Promise<VersionFacts> {
  return {
    standardId: version.standardId,
    tookPart: await partTaken(tx, version, actor),
    isPatch: version.patchOfId !== null,
    ...(await stateFacts(tx, version)),
  };
}

/**
 * How this person took part in the version: an appointment counts when it was held at any time since the version
 * was begun, writing and voting count for good.
 */
export async function partTaken(
  tx: Tx,
  version: VersionRow,
  actor: ActorFacts,
): Promise<readonly TookPart[]> {
  return actor.kind === 'person' ? await partTakenBy(tx, version, actor.personId) : [];
}

/**
 * The same of anybody with an account. Whoever took part in the version that a patch corrects did in the patch; whoever
 * wrote, edited or chaired the draft that this one went on from had a hand in the words that it brought.
 */
export async function partTakenBy(
  tx: Tx,
  version: VersionRow,
  personId: string,
): Promise<readonly TookPart[]> {
  const parts = [...(await partTakenIn(tx, version, personId))];
  const corrected = version.patchOfId === null ? undefined : await findVersionById(tx, version.patchOfId);
  if (corrected !== undefined) parts.push(...(await partTakenBy(tx, corrected, personId)));
  for (const left of await wentOnFrom(tx, version)) {
    const there = await partTakenIn(tx, left, personId);
    parts.push(...there.filter((part) => part !== 'voted'));
  }
  return [...new Set(parts)];
}

async function partTakenIn(tx: Tx, version: VersionRow, personId: string): Promise<readonly TookPart[]> {
  const held = await listRolesEverHeld(tx, personId, version.standardId, version.id);
  const during = held.filter(({ endedAt }) => endedAt === null || endedAt >= version.createdAt);
  const wrote = version.documentId !== null && (await hasWrittenIn(tx, personId, version.documentId));
  const parts: TookPart[] = [];
  if (wrote || during.some(({ role }) => role === 'editor')) parts.push('edited');
  if (during.some(({ role }) => role === 'chair')) parts.push('chaired');
  if (await hasVotedOn(tx, personId, version.id)) parts.push('voted');
  return parts;
}

async function stateFacts(tx: Tx, version: VersionRow): Promise<StateFacts> {
  const { state } = version;
  switch (state) {
    case 'consultation':
      return { state, closesAt: written(version, version.consultationClosesAt) };
    case 'ballot':
      return { state, ballotOpen: (await listBallotsOf(tx, version.id)).some((one) => one.state === 'open') };
    case 'published':
      return { state, complyBy: version.complyBy };
    case 'deprecated':
      return { state, phaseOutEnds: written(version, version.phaseOutEndsAt) };
    case 'on-hold':
      return { state, heldFrom: written(version, beforePublished(version.heldFrom)) };
    default:
      return { state };
  }
}

function beforePublished(state: VersionRow['heldFrom']): StateBeforePublished | null {
  return MOVES.hold.from.find((one) => one === state) ?? null;
}

/** What a version in its state always has; its absence is damage, not a case. */
function written<T>(version: VersionRow, value: T | null): T {
  if (value !== null) return value;
  throw new Error(`Version ${version.id} is in state ${version.state} without what that state needs.`);
}

/**
 * What is said of a number that no version has: that there is none, or what the one that had it is called now, or the
 * one that is shown with such a label.
 */
export async function noSuchNumber(tx: Tx, standardId: string, number: string): Promise<ServiceError> {
  const read = parseNumber(number.toLowerCase());
  const plain = read?.label ? numberInWords({ ...read, label: null }) : number;
  const labelled = plain === number ? undefined : await findVersion(tx, standardId, plain);
  const now = labelled?.number ?? (await findRenumbered(tx, standardId, plain));
  if (now === undefined) return noSuchVersion();
  return new ServiceError('moved', `This version is called ${now} now.`, { from: number, to: now });
}

function noSuchVersion(): ServiceError {
  return new ServiceError(
    'not-found',
    'There is no version with this number. The history of the standard lists all of them.',
  );
}
