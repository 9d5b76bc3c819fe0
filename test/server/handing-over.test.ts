import { expect, it } from 'vitest';
import { packed, packedByTurns } from '../../server/workshop/messages';

const filled = (length: number, value: number) => new Uint8Array(length).fill(value);

it('bytes to be handed over are copied by turns with other work, and not copied again', async () => {
  const parts = [filled(700_000, 1), filled(0, 0), filled(10, 2), filled(300_000, 3)];
  let turns = 0;
  const counting = setInterval(() => undefined, 1_000);
  const count = () => {
    turns++;
    setImmediate(count).unref();
  };
  setImmediate(count).unref();
  const copies = await packedByTurns(parts);
  clearInterval(counting);
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(copies).toEqual(parts);
  const { input, transfer } = packed([copies]);
  expect(transfer).toEqual([copies[0]?.buffer]);
  expect((input[0] as Uint8Array[]).map(({ buffer }) => buffer)).toEqual(copies.map(({ buffer }) => buffer));
});

it('bytes of somebody else are copied, and stay theirs', () => {
  const parts = [filled(10, 1), filled(20, 2)];
  const { input, transfer } = packed([parts]);
  structuredClone(input, { transfer });
  expect(parts).toEqual([filled(10, 1), filled(20, 2)]);
});
