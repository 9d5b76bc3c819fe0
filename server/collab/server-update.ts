import type { LiveTextErrorCode, UpdateAuthor } from '../../app/services/rooms';
import { isDamage } from './damage';
import { updateFrame } from './protocol';
import type { Room } from './room';
import { readStructure, type UpdateStructure } from './update-structure';

const MESSAGES: Readonly<Record<LiveTextErrorCode, string>> = {
  'damaged-update': 'The update is not a well-formed Yjs update of a standards text.',
  'foreign-writer': 'The update writes under the client id of somebody else.',
  'out-of-step': 'The update builds on edits that are not in the document.',
  'not-stored': 'The database did not store the update.',
  unavailable: 'The document cannot be opened at the moment.',
};

export interface LiveTextError extends Error {
  readonly code: LiveTextErrorCode;
}

export function liveTextError(code: LiveTextErrorCode, cause?: unknown): LiveTextError {
  return Object.assign(new Error(MESSAGES[code], { cause }), { name: 'LiveTextError', code });
}

/**
 * Adds an edit of the server to an open document, through the same queue as everybody's.
 *
 * @returns its number in the log; when it holds nothing new, the number of the last update
 * @throws LiveTextError
 */
export function putServerUpdate(room: Room, bytes: Uint8Array, author: UpdateAuthor): Promise<number> {
  const frame = updateFrame(bytes);
  const structure = structureOf(frame.subarray(frame.length - bytes.length));
  refuseForeign(room, structure, author);
  const verdict = room.state.accept(structure, null, () => room.text.updates());
  if (verdict.kind === 'nothing') return Promise.resolve(room.seq);
  if (verdict.kind === 'gap') throw liveTextError('out-of-step');
  if (verdict.kind !== 'new') throw liveTextError('damaged-update');

  const bind = verdict.unbound.map((clientId) => {
    const writer = author.writers?.get(clientId);
    const { personId, organisationId } = writer ?? author;
    // Somebody else's text was typed by them, however it comes in here.
    const origin = writer === undefined && author.origin !== undefined ? { origin: author.origin } : {};
    return { clientId, personId, organisationId, ...origin };
  });
  for (const { clientId, personId } of bind) room.state.writers.set(clientId, personId);
  const whole = verdict.update === structure.bytes;
  return new Promise((resolve, reject) => {
    room.put({
      update: {
        documentId: room.documentId,
        update: verdict.update,
        clientId: verdict.ends[0] ?? null,
        personId: author.personId,
        organisationId: author.organisationId,
        bind,
        onlyWhileOpen: false,
      },
      frame: whole ? frame : updateFrame(verdict.update),
      size: verdict.update.length,
      ends: verdict.ends,
      from: null,
      upTo: 0,
      at: performance.now(),
      settle: (answer) => {
        if (typeof answer === 'number') resolve(answer);
        else reject(liveTextError('not-stored'));
      },
    });
  });
}

/**
 * An amendment is written where nobody knew which client ids would be whose in the draft: text under an id that
 * is somebody else's here would be taken for theirs, or swallow it.
 */
function refuseForeign(
  room: Room,
  structure: UpdateStructure,
  { writers, personId, own }: UpdateAuthor,
): void {
  for (const { client, end } of structure.blocks) {
    if (end <= (room.state.clocks.get(client) ?? 0)) continue;
    const writer = writers?.get(client)?.personId ?? (own ? personId : null);
    if (writer !== null && !room.state.mayContinue(client, writer)) throw liveTextError('foreign-writer');
  }
}

function structureOf(update: Uint8Array): UpdateStructure {
  try {
    return readStructure(update);
  } catch (error) {
    if (isDamage(error)) throw liveTextError('damaged-update', error);
    throw error;
  }
}
