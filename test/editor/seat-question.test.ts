import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { reasonOfRefusal } from '../../app/editor/connection/seat-question';

describe('a connection that is refused', () => {
  const believed = { seat: 'write', epoch: 3 } as const;

  it.each([
    ['somebody who is signed out', { seat: 'none', code: CLOSINGS.signedOut.code }, CLOSINGS.signedOut],
    ['somebody without a seat', { seat: 'none' }, CLOSINGS.accessRemoved],
    ['a reader now', { seat: 'read', epoch: 3 }, CLOSINGS.accessChanged],
    ['a frozen draft', { seat: 'read', epoch: 3, code: CLOSINGS.draftFrozen.code }, CLOSINGS.draftFrozen],
    ['another epoch', { seat: 'write', epoch: 4 }, CLOSINGS.anotherEpoch],
    ['a server that was away', { seat: 'write', epoch: 3 }, null],
  ] as const)('is explained: %s', (_, answer, closing) => {
    expect(reasonOfRefusal(answer, believed)).toEqual(closing);
  });
});
