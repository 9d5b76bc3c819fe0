import { readFileSync } from 'node:fs';
import { chance } from '../collab/random-editing';
import { until } from '../collab/stock-client';
import { type Arena, connectAttacker } from './attacker';
import { ATTACKS_BY_FRAMES } from './attacks-by-frames';
import { ATTACKS_BY_LOAD } from './attacks-by-load';
import { ATTACKS_BY_UPDATES } from './attacks-by-updates';
import { ATTACKS_ON_RIGHTS } from './attacks-on-rights';
import { health } from './bad-disk';
import { makeStage, type Stage } from './stage';
import { differences, lost, noEvidence, storedTexts, wrongWords } from './verdict';
import { Witness } from './witness';

export const ATTACKS = [
  ...ATTACKS_BY_FRAMES,
  ...ATTACKS_BY_UPDATES,
  ...ATTACKS_BY_LOAD,
  ...ATTACKS_ON_RIGHTS,
] as const;

/** People who may edit: the good ones, then one for each attack that goes on at a time. */
const GOOD = 3;
const ATTACKERS = 12;
const WAIT = 30_000;

/** The built portal with good people at work in a draft, for everybody else to attack. */
export interface UnderAttack {
  /** Runs one attack, and holds that the good people noticed nothing of it. */
  suffer(name: string): Promise<void>;
  /** Most memory that the server process has held, in MB. */
  peakMegabytes(): number;
  /** Ends it all, and answers everything that was not as it should be. */
  end(): Promise<string[]>;
}

export async function underAttack(options: {
  readonly seed: number;
  readonly scale: number;
}): Promise<UnderAttack> {
  const { seed, scale } = options;
  const random = chance(seed);
  const stage: Stage = await makeStage(GOOD + ATTACKERS, 4);
  const server = await stage.start({ LOG_LEVEL: 'error' });
  const [theirs = '', ...spare] = stage.documentIds;
  const evidence = noEvidence();
  const good = Array.from(
    { length: GOOD },
    (_, n) => new Witness(`w${n}`, stage.chair(n, 0), evidence, true),
  );
  await until('everybody in', () => good.every(({ provider }) => provider.synced), WAIT);
  const typing = setInterval(() => {
    for (const witness of good) if (random() < 0.3) witness.edit(random);
  }, 25);
  let turn = 0;
  let ended: Promise<string[]> | null = null;

  const arena: Arena = {
    stage,
    theirs,
    spare,
    random,
    scale,
    // Each connection belongs to another attacker, so that nobody's limit of windows is met by accident.
    open: (documentId, more) => connectAttacker(stage, GOOD + (turn % ATTACKERS), documentId, more),
  };

  return {
    async suffer(name) {
      const attack = ATTACKS.find((one) => one.name === name);
      if (!attack) throw new Error(`There is no attack ${name}.`);
      turn++;
      const before = evidence.words.size;
      await attack.run(arena);
      if (server.process.exitCode !== null) throw new Error('The server has ended.');
      if (good.some(({ closes }) => closes.length > 0)) throw new Error('A good connection was closed.');
      await until('the good go on', () => evidence.words.size > before + 3, WAIT);
      await until('the good are stored', () => good.some(({ settled }) => settled), WAIT);
      const { status } = await health(stage.port);
      if (status !== 200) throw new Error(`/healthz answers ${status}.`);
    },
    peakMegabytes() {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
    },
    end() {
      ended ??= finish();
      return ended;
    },
  };

  async function finish(): Promise<string[]> {
    clearInterval(typing);
    const problems: string[] = [];
    await until('the good are stored', () => good.every(({ settled }) => settled), WAIT).catch(() => {
      problems.push('not everything of the good was stored');
    });
    const equal = () => new Set(good.map(({ text }) => text.toString())).size === 1;
    await until('equal copies', equal, WAIT).catch(() => problems.push('the copies did not become equal'));
    problems.push(
      ...good.flatMap(({ closes }) => closes).map((code) => `a good connection closed with ${code}`),
    );
    await server.kill();
    const stored = (await storedTexts(stage.file, stage.documentIds)).get(theirs);
    if (!stored) return [...problems, 'no text'];
    problems.push(...lost(stored, evidence), ...differences(stored, good));
    problems.push(...wrongWords(stored, evidence, new Set()));
    for (const witness of good) witness.leave();
    await stage.remove();
    return problems;
  }
}
