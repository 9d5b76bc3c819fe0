import { describe, expect, it, onTestFinished } from 'vitest';
import { failingDisk, fullDisk, NO_BAD_DISK } from '../faults/bad-disk';
import { diskRounds } from '../faults/disk-rounds';

const SHORT = { rounds: 1, people: 8, drafts: 2, everyMs: 25, badMs: 500, kills: false };

describe('the disk of the built portal goes bad while people type (the long form is test:faults)', () => {
  it('a full disk: people are told, nothing pretends to be saved, reading goes on, all resumes by itself', async ({
    skip,
  }) => {
    const disk = (await fullDisk()) ?? (await failingDisk('full'));
    if (!disk) return skip(NO_BAD_DISK);
    onTestFinished(() => disk.remove());
    const report = await diskRounds(disk, { ...SHORT, seed: 21 });
    expect(report.problems).toEqual([]);
    expect(report.told).toBeGreaterThan(0);
  });

  it('a disk on which every flush fails: the same', async ({ skip }) => {
    const disk = await failingDisk('spoilt');
    if (!disk) return skip(NO_BAD_DISK);
    onTestFinished(() => disk.remove());
    const report = await diskRounds(disk, { ...SHORT, seed: 22 });
    expect(report.problems).toEqual([]);
    expect(report.told).toBeGreaterThan(0);
  });
});
