import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksByClause } from '../../app/document/outline';
import { frozenText } from '../../app/services/comments/comment-places.server';
import { viewDispositionReport } from '../../app/services/comments/view-disposition-report.server';
import { actOnSeveral } from '../../app/services/desk/act-on-several.server';
import { readDeskSearch } from '../../app/services/desk/desk-search';
import { viewDesk } from '../../app/services/desk/view-desk.server';
import { openConsultation } from '../../app/services/versions/open-consultation.server';
import { insertComment, nextCommentNumber } from '../../db/queries/comments';
import { findVersionById } from '../../db/queries/versions';
import { COMMENT_TYPES } from '../../db/words';
import { openBenchWorld, sure, withRequiredSections } from './bench-world';
import { atMost, median, milliseconds, report } from './figures';
import { benchText } from './real-texts';

/** The resolution desk of a version with 2,000 comments on a long text. */
const COMMENTS = 2000;
const ROUNDS = 7;
/** What the design asks of the desk, in ms. */
const AIM = 200;

const folder = mkdtempSync(join(tmpdir(), 'concord-desk-'));
const world = await openBenchWorld(folder);
try {
  const text = benchText('long');
  const { chair } = world;
  const person = chair.actor.kind === 'person' ? chair.actor.personId : '';
  const standing = await world.bring(
    'Comments by the thousand',
    withRequiredSections(text.source),
    'drafting',
  );
  const { reference, number, versionId } = standing;
  const closesAt = new Date(chair.now().getTime() + 30 * 24 * 60 * 60 * 1000);
  sure(await openConsultation(chair, { versionId, closesAt, invited: 'Everybody.' }));
  await comment();

  const search = (query: string) => readDeskSearch(new URLSearchParams(query));
  const desk = (query: string) => viewDesk(chair, reference, number, search(query));
  const rows = (await desk('')).rows;
  const assignAll = (assigneeId: string) =>
    actOnSeveral(
      chair,
      versionId,
      rows.map(({ id }) => id),
      { act: 'assign', assigneeId },
    );
  report(
    `The desk with ${COMMENTS.toLocaleString('en-GB')} comments on ${text.words.toLocaleString('en-GB')} words`,
    [
      atMost('the list', await time(() => desk('')), AIM, milliseconds),
      atMost('its last page, by number', await time(() => desk('order=number&page=40')), AIM, milliseconds),
      atMost('with a comment lying open', await time(() => desk('comment=C-1000')), AIM, milliseconds),
      {
        what: '50 comments assigned at once',
        measured: milliseconds(await time((round) => assignAll(round % 2 === 0 ? person : ''))),
      },
      {
        what: 'the disposition report',
        measured: milliseconds(await time(() => viewDispositionReport(chair, reference, number))),
      },
    ],
  );

  async function comment(): Promise<void> {
    const version = await chair.store.read((tx) => findVersionById(tx, versionId));
    const snapshotId = version?.snapshotId ?? '';
    const content = await frozenText(chair, snapshotId);
    const blocks =
      content === null ? [] : [...blocksByClause(content)].map(({ block }) => String(block.attrs?.id ?? ''));
    await chair.store.tx(async (tx) => {
      for (let at = 0; at < COMMENTS; at += 1) {
        const standardId = version?.standardId ?? '';
        await insertComment(tx, {
          id: chair.newId(),
          standardId,
          versionId,
          number: (await nextCommentNumber(tx, standardId)) ?? 0,
          snapshotId,
          anchor: { blockId: blocks[(at * 7) % blocks.length] ?? null, quote: '', prefix: '', suffix: '' },
          authorId: person,
          type: COMMENT_TYPES[at % COMMENT_TYPES.length] ?? 'general',
          blocking: at % 9 === 0,
          blockingReason: '',
          body: `Comment ${at}. ${'Say it in fewer words. '.repeat(20)}`,
          proposedWording: '',
          late: false,
          state: at % 3 === 0 ? 'submitted' : 'triaged',
          reason: '',
          createdAt: chair.now(),
        });
      }
    });
  }
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}

async function time(work: (round: number) => Promise<unknown>): Promise<number> {
  await work(0);
  const took: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = performance.now();
    await work(round);
    took.push(performance.now() - before);
  }
  return median(took);
}
