import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { closingOf } from '../../app/document/close-codes';
import type { BuiltServer } from '../bench/built-server';
import { chance } from '../collab/random-editing';
import { until } from '../collab/stock-client';
import { type BadDisk, health } from './bad-disk';
import { makeStage } from './stage';
import { differences, lost, noEvidence, storedTexts, wrongWords } from './verdict';
import { Witness } from './witness';

export interface DiskOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly people: number;
  readonly drafts: number;
  readonly everyMs: number;
  /** Longest that the disk stays bad in a round, in ms. */
  readonly badMs: number;
  /** Whether the server is now and then killed while its disk is bad. */
  readonly kills: boolean;
}

export interface DiskReport {
  /** Everything that was not as promised; empty when all was kept. */
  readonly problems: readonly string[];
  /** Times that somebody was told that nothing can be saved. */
  readonly told: number;
  readonly words: number;
  /** Edits that were on their way while the disk was bad. */
  readonly unsaved: number;
}

const WAIT = 30_000;

/**
 * Lets people type on a disk that goes bad and heals, again and again. While it is bad: they are told, nothing is
 * said to be stored that is not, pages and texts can be read, `/healthz` says so. When it has healed everything
 * goes on without anybody's help, and at the end everybody has the text that the files hold.
 */
export async function diskRounds(disk: BadDisk, options: DiskOptions): Promise<DiskReport> {
  const { rounds, seed, people, drafts, everyMs, badMs, kills } = options;
  const random = chance(seed);
  const problems = new Set<string>();
  const stage = await makeStage(people, drafts, disk.folder);
  await stage.letSessionsAge();
  const evidence = new Map(stage.documentIds.map((id) => [id, noEvidence()]));
  const evidenceOf = (id: string) => evidence.get(id) ?? noEvidence();
  let server: BuiltServer = await stage.start(disk.env);
  const living = Array.from({ length: people }, (_, seat) => {
    const chair = stage.chair(seat, seat);
    return { chair, witness: new Witness(`w${seat}`, chair, evidenceOf(chair.documentId), true) };
  });
  const all = living.map(({ witness }) => witness);
  const told = () => all.reduce((sum, { closes }) => sum + closes.filter((code) => code === 1013).length, 0);
  let unsaved = 0;

  await until('everybody in', () => all.every(({ provider }) => provider.synced), WAIT);
  const typing = setInterval(() => {
    for (const witness of all) if (random() < everyMs / 100) witness.edit(random);
  }, everyMs);

  const expectStatus = async (status: number, what: string) => {
    const end = performance.now() + WAIT;
    while ((await health(stage.port)).status !== status) {
      if (performance.now() > end) throw new Error(`/healthz never said ${status}: ${what}`);
      await pause(25);
    }
  };
  const expectReading = async () => {
    // Nobody, and somebody whose visit would be noted if anything could be.
    for (const cookie of ['', `concord=${stage.world.amina.secret}`]) {
      const page = await fetch(`${stage.origin}/standards/${stage.world.reference}`, { headers: { cookie } });
      if (page.status !== 200) problems.add(`a page answered ${page.status} while nothing could be stored`);
    }
    const chair = stage.chair(1, 0);
    const reader = new Witness('reader', chair, noEvidence(), false);
    await until('a newcomer reads the text', () => reader.provider.synced && reader.text.length > 0, WAIT);
    reader.leave();
  };

  try {
    for (let round = 0; round < rounds; round++) {
      await pause(random() * 300);
      const before = told();
      await disk.fail();
      await expectStatus(503, 'the disk is bad');
      await until('somebody is told', () => told() > before, WAIT);
      await expectReading();
      await pause(random() * badMs);
      unsaved += all.reduce((sum, witness) => sum + witness.unstored, 0);
      if (kills && random() < 0.4) {
        await server.kill();
        const stored = await storedTexts(stage.file, stage.documentIds);
        for (const [id, doc] of stored) {
          for (const what of lost(doc, evidenceOf(id))) problems.add(`round ${round}: ${what}`);
        }
        await disk.heal();
        server = await stage.start(disk.env);
      } else await disk.heal();
      await expectStatus(200, 'the disk has healed');
      await until('somebody can save', () => all.some(({ settled }) => settled), WAIT);
    }
  } finally {
    clearInterval(typing);
  }

  await until('everybody settled', () => all.every(({ settled }) => settled), WAIT).catch(() => {
    problems.add('not everybody settled');
  });
  const equal = () =>
    stage.documentIds.every((id) => {
      const here = living.filter(({ chair }) => chair.documentId === id);
      return new Set(here.map(({ witness }) => witness.text.toString())).size <= 1;
    });
  await until('equal copies', equal, WAIT).catch(() => problems.add('the copies did not become equal'));
  for (const code of new Set(all.flatMap(({ closes }) => closes))) {
    if (!closingOf(code).reconnect) problems.add(`somebody was sent away for good with ${code}`);
  }
  await server.kill();
  const stored = await storedTexts(stage.file, stage.documentIds);
  for (const [id, known] of evidence) {
    const doc = stored.get(id) ?? new Y.Doc();
    const here = living.filter(({ chair }) => chair.documentId === id).map(({ witness }) => witness);
    for (const what of [
      ...lost(doc, known),
      ...differences(doc, here),
      ...wrongWords(doc, known, new Set()),
    ]) {
      problems.add(what);
    }
  }
  for (const witness of all) witness.leave();
  const words = [...evidence.values()].reduce((sum, known) => sum + known.words.size, 0);
  return { problems: [...problems], told: told(), words, unsaved };
}
