import { describe, expect, it, onTestFinished } from 'vitest';
import { type BadDisk, failingDisk, fullDisk, NO_BAD_DISK } from './bad-disk';
import { diskRounds } from './disk-rounds';

const LONG = { rounds: 10, people: 20, drafts: 3, everyMs: 25, badMs: 2_000, kills: true };

const DISKS: ReadonlyArray<readonly [string, () => Promise<BadDisk | undefined>]> = [
  ['full to the last byte', async () => (await fullDisk()) ?? failingDisk('full')],
  ['on which every write fails', () => failingDisk('full')],
  ['on which every flush fails', () => failingDisk('spoilt')],
];

describe('a disk that goes bad and heals, at length', () => {
  it.for(DISKS)('%s, killed in between', async ([what, make], { skip }) => {
    const disk = await make();
    if (!disk) return skip(NO_BAD_DISK);
    onTestFinished(() => disk.remove());
    const report = await diskRounds(disk, { ...LONG, seed: what.length });
    console.log(what, { ...report, problems: report.problems.length });
    expect(report.problems).toEqual([]);
    expect(report.told).toBeGreaterThan(10);
    expect(report.unsaved).toBeGreaterThan(100);
  });
});
