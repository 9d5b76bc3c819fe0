import { setTimeout as pause } from 'node:timers/promises';
import { signedInPerson } from '../../app/services/people/signed-in';
import { nameSnapshot } from '../../app/services/versions/name-snapshot.server';
import { readLog } from '../../db/queries/documents';
import { insertUpdates } from '../../db/queries/live-text';
import { GOOD_PASSWORD } from '../support/people';
import { type BenchWorld, openBenchWorld, type Standing, sure, withRequiredSections } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { PROBE_WORDS, watchLoop } from './event-loop';
import { atMost, type Figure, milliseconds, print, report } from './figures';
import { benchText } from './real-texts';
import { startTypists } from './typists';
import { type Visit, visitor } from './visitor';

/**
 * Heavy work on a 47,000-word text, each step as a person does it over HTTP, while others write: how long the
 * server's event loop stands still, and how long an edit takes to reach the next person.
 */

/** The longest that the event loop may stand still, in ms. */
const AIM = 100;
const ROUNDS = 3;
/** Two writers with twenty keystrokes a second each. */
const KEYSTROKE_MS = 50;

interface Step {
  readonly name: string;
  run(round: number): Promise<Visit | undefined>;
}

sayIfStale();
const text = benchText('long');

await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const markdown = withRequiredSections(text.source);
  const waiting: Standing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    waiting.push(await world.bring(`Standard ${round + 1}`, markdown, 'awaiting-approval'));
  }
  const edited = await editedDraft(world);
  const small = await world.bring('A small draft', benchText('usual').source, 'drafting');
  const [chair, lead] = [await world.session('chair'), await world.session('lead')];
  const { cookie } = await world.session('editor');
  await world.close();

  const server = await startBuilt(folder, PROBE_WORDS);
  const people = {
    chair: visitor(server.port, chair),
    lead: visitor(server.port, lead),
    reader: visitor(server.port, null),
  };
  const typists = await startTypists({
    port: server.port,
    cookie,
    documentIds: [edited.documentId, small.documentId],
    everyMs: KEYSTROKE_MS,
  });

  const at = ({ reference, number }: Standing) => `/standards/${reference}/${number}`;
  const published = (round: number) => waiting[round] ?? edited;
  const compare = `/standards/${edited.reference}/compare`;
  const steps: Step[] = [
    { name: 'Nothing else', run: async () => pause(3_000, undefined) },
    {
      name: 'Freeze the draft that is written in',
      run: (round) =>
        people.chair.post(`${at(edited)}/progress`, form({ intent: 'freeze', name: `State ${round + 1}` })),
    },
    {
      name: 'Compare its two frozen states',
      run: (round) =>
        people.reader.get(`${compare}?from=${edited.first}&to=${edited.second}&change=${round + 1}`),
    },
    {
      name: 'Compare a frozen state with the draft',
      run: () => people.reader.get(`${compare}?from=${edited.first}&to=draft-${edited.number}`),
    },
    {
      name: 'Approve and publish',
      run: (round) =>
        people.lead.post(`/approvals/${published(round).approvalId}`, approval(published(round))),
    },
    { name: 'First reader of the published page', run: (round) => people.reader.get(at(published(round))) },
    { name: 'Open the draft’s page', run: () => people.chair.get(`/drafts/${edited.documentId}`) },
  ];

  const figures: Figure[] = [];
  for (const step of steps) {
    const longest: number[] = [];
    const own: number[] = [];
    const took: number[] = [];
    await typists.reading();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { done, loop } = await watchLoop(server.process, async () => {
        const visit = await step.run(round);
        // What the step leaves behind, such as compressing the page, belongs to it.
        await pause(500);
        return visit;
      });
      if (done && done.status >= 400) throw new Error(`${step.name} answered ${done.status}.`);
      if (done) took.push(done.ms);
      longest.push(loop.longest);
      own.push(loop.own[0] ?? 0);
    }
    const edits = await typists.reading();
    if (edits.edits === 0) throw new Error(`No edit arrived during: ${step.name}.`);
    const rows: Figure[] = [
      atMost('Longest stall of our own making', Math.max(...own), AIM, milliseconds),
      { what: 'Longest stall in all', measured: milliseconds(Math.max(...longest)) },
      { what: `Edit to the next person, median of ${edits.edits}`, measured: milliseconds(edits.median) },
      { what: 'Edit to the next person, slowest', measured: milliseconds(edits.longest) },
      ...(took.length === 0
        ? []
        : [{ what: 'The step itself, slowest', measured: milliseconds(Math.max(...took)) }]),
    ];
    print({ title: step.name, figures: rows });
    figures.push(...rows.map((row) => ({ ...row, what: `${step.name}: ${row.what}` })));
  }
  typists.stop();
  for (const person of Object.values(people)) person.leave();
  await server.stop();
  report(
    `Live text during heavy work on ${text.words.toLocaleString('en-GB')} words (${text.from})`,
    figures,
  );
});

/** A draft that held the earlier edition and was edited into the present one, with both states frozen. */
async function editedDraft(world: BenchWorld) {
  const before = withRequiredSections(benchText('longBefore').source);
  const draft = await world.bring('A large draft', before, 'drafting');
  const { chair } = world;
  const freeze = async (name: string) =>
    sure(await nameSnapshot(chair, { versionId: draft.versionId, name })).snapshotId;
  const first = await freeze('Earlier edition');
  const { update } = await chair.texts.importMarkdown(
    new TextEncoder().encode(withRequiredSections(text.source)),
  );
  const { canonical } = await chair.texts.freeze([update]);
  const log = await chair.store.read((tx) => readLog(tx, draft.documentId));
  const edits = await chair.texts.restore(log.updates, canonical);
  const { personId } = signedInPerson(chair.actor);
  await chair.store.tx((tx) =>
    insertUpdates(
      tx,
      [{ documentId: draft.documentId, clientId: null, personId, organisationId: null, bytes: edits }],
      chair.now(),
    ),
  );
  return { ...draft, first, second: await freeze('Present edition') };
}

function form(fields: Readonly<Record<string, string>>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
}

function approval({ hash }: Standing): FormData {
  const year = String(new Date().getFullYear() + 1);
  const review = { 'review-day': '1', 'review-month': '6', 'review-year': year };
  return form({
    decision: 'approved',
    hash,
    statement: 'Safe and ready.',
    reviewed: 'yes',
    password: GOOD_PASSWORD,
    ...review,
  });
}
