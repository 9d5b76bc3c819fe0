import { afterAll, expect, it } from 'vitest';
import { submitAmendment } from '../../app/services/amendments/submit-amendment.server';
import type { SignedIn } from '../../app/services/context';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { good, opened, SAID, wordsOf } from '../support/amendments';
import { makePerson, signedIn } from '../support/context';
import { drafting, standardWorld } from '../support/standards';
import { pause } from './good-people';
import { addition, liveOn } from './portal-live';
import { ofType, step1, step2, update } from './raw-client';
import { until } from './stock-client';

const texts = createTextWorkshop();
afterAll(() => texts.close());

it('AM-3 AM-4 AM-15 on the wire: an author alters no draft, nobody else an amendment, whatever they send', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const person = (name: string) => makePerson(w.ctx, { name, email: `${name.toLowerCase()}@example.test` });
  const [ada, olaf] = [await person('Ada'), await person('Olaf')];
  const author = await signedIn(w.ctx, ada);
  const amendment = await opened(author, draftId);
  const { live, join } = await liveOn(w.ctx, texts);

  // The author writes in the amendment, and in the draft they are heard by nobody.
  const inBranch = await join(ada, amendment.documentId);
  inBranch.send(step1(), step2(await addition(w.ctx, amendment.documentId, 'Of the amendment.')));
  await expect.poll(() => wordsOf(w.ctx, amendment.documentId)).toContain('Of the amendment.');
  const intoDraft = await addition(w.ctx, draftId, 'Smuggled in.');
  const inDraft = await join(ada, draftId);
  expect(inDraft.answer).toBe('open');
  inDraft.send(step1(), step2(intoDraft), update(intoDraft), ofType(0, intoDraft));
  await until('refused', () => (live.rooms.stats().counts['refused.reading-only'] ?? 0) >= 2);

  // Somebody who was not invited is told that there is no such room, before it is submitted.
  expect((await join(olaf, amendment.documentId)).answer).toBe(404);
  good(await submitAmendment(author, amendment.id, SAID));
  live.rooms.reseat(amendment.documentId);
  const foreign = await addition(w.ctx, amendment.documentId, 'Put into their mouth.');
  const reader = await join(olaf, amendment.documentId);
  expect(reader.answer).toBe('open');
  reader.send(step1(), step2(foreign), update(foreign));
  await until('refused too', () => (live.rooms.stats().counts['refused.reading-only'] ?? 0) >= 4);

  // Once it is submitted its author is a reader there as well.
  const late = await join(ada, amendment.documentId);
  late.send(step1(), step2(foreign), update(foreign));
  await until('refused as well', () => (live.rooms.stats().counts['refused.reading-only'] ?? 0) >= 6);
  await pause(50);
  expect(await wordsOf(w.ctx, draftId)).not.toContain('Smuggled in.');
  expect(await wordsOf(w.ctx, amendment.documentId)).not.toContain('Put into their mouth.');
});

it('AM-19 on the wire: an amendment of an amendment is altered by its authors alone, and alters neither that one nor the draft', async () => {
  const w = await standardWorld('sqlite', texts);
  const { documentId: draftId } = await drafting(w);
  const person = (name: string) => makePerson(w.ctx, { name, email: `${name.toLowerCase()}@example.test` });
  const [ada, cleo] = [await person('Ada'), await person('Cleo')];
  const author = await signedIn(w.ctx, ada);
  const parent = await opened(author, draftId);
  const { live, join } = await liveOn(w.ctx, texts);
  const own = await join(ada, parent.documentId);
  own.send(step1(), step2(await addition(w.ctx, parent.documentId, 'Of the amendment.')));
  await expect.poll(() => wordsOf(w.ctx, parent.documentId)).toContain('Of the amendment.');
  good(await submitAmendment(author, parent.id, SAID));
  const child = await opened(await signedIn(w.ctx, cleo), parent.documentId);

  // While it is written: its author writes in it, and nowhere above it; nobody else knows of it.
  const inChild = await join(cleo, child.documentId);
  inChild.send(step1(), step2(await addition(w.ctx, child.documentId, 'Of the amendment of it.')));
  await expect.poll(() => wordsOf(w.ctx, child.documentId)).toContain('Of the amendment of it.');
  expect((await join(ada, child.documentId)).answer).toBe(404);
  for (const documentId of [parent.documentId, draftId]) {
    const smuggled = await addition(w.ctx, documentId, 'Smuggled in.');
    (await join(cleo, documentId)).send(step1(), step2(smuggled), update(smuggled));
  }
  await until('refused', () => (live.rooms.stats().counts['refused.reading-only'] ?? 0) >= 4);

  // Once it is submitted nobody writes in it: neither its author, nor the one who decides, nor an editor.
  good(await submitAmendment(await signedIn(w.ctx, cleo), child.id, SAID));
  live.rooms.reseat(child.documentId);
  const foreign = await addition(w.ctx, child.documentId, 'Put into their mouth.');
  const editor = { ...ada, id: (w.editor.actor as SignedIn).personId };
  for (const who of [cleo, ada, editor]) {
    (await join(who, child.documentId)).send(step1(), step2(foreign), update(foreign));
  }
  await until('refused too', () => (live.rooms.stats().counts['refused.reading-only'] ?? 0) >= 10);
  await pause(50);
  for (const documentId of [child.documentId, parent.documentId, draftId]) {
    expect(await wordsOf(w.ctx, documentId)).not.toMatch(/Smuggled|mouth/);
  }
});
