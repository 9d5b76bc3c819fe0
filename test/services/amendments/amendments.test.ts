import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { inviteAuthor } from '../../../app/services/amendments/invite-author.server';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { openAmendment } from '../../../app/services/amendments/open-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { supportAmendment } from '../../../app/services/amendments/support-amendment.server';
import { takeBack } from '../../../app/services/amendments/take-back.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import type { SignedIn } from '../../../app/services/context';
import { takeSeat } from '../../../app/services/live/take-seat.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, edit, good, opened, replaceWords, SAID, submitted } from '../../support/amendments';
import type { TestContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import type { StandardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('amendments on %s', (engine) => {
  let w: StandardWorld;
  let draftId: string;
  let other: TestContext;

  const draft = async () => {
    const made = await draftToAmend(engine, texts);
    ({ w, draftId, other } = made);
    return made.place;
  };
  const seatOf = async (ctx: TestContext, documentId: string) => (await takeSeat(ctx, documentId)).seat;

  it('AM-3 AM-4 only its authors come in while it is written, and everybody reads it once it is submitted', async () => {
    await draft();
    const amendment = await opened(w.reader, draftId);
    const seats = async () => ({
      author: await seatOf(w.reader, amendment.documentId),
      editor: await seatOf(w.editor, amendment.documentId),
      other: await seatOf(other, amendment.documentId),
      draft: await seatOf(w.reader, draftId),
    });
    expect(await seats()).toEqual({ author: 'write', editor: 'none', other: 'none', draft: 'read' });
    await expect(viewAmendment(other, amendment.id)).rejects.toMatchObject({ code: 'not-found' });
    good(await inviteAuthor(w.reader, amendment.id, 'olga@example.org'));
    expect(await seats()).toMatchObject({ other: 'write' });
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(other, amendment.id, SAID));
    expect(await seats()).toEqual({ author: 'read', editor: 'write', other: 'read', draft: 'read' });
    expect(await seatOf(w.proposer, amendment.documentId)).toBe('read');
    good(await takeBack(w.reader, amendment.id, 'revise'));
    expect(await seats()).toEqual({ author: 'write', editor: 'read', other: 'write', draft: 'read' });
    good(await takeBack(w.reader, amendment.id, 'withdraw'));
    expect(await seats()).toEqual({ author: 'read', editor: 'read', other: 'read', draft: 'read' });
    const view = await viewAmendment(w.ctx.as({ kind: 'anonymous' }), amendment.id);
    expect(view.state).toBe('withdrawn');
  });

  it('AM-1 AM-6 says what is missing, at its field', async () => {
    await draft();
    const foreign = await openAmendment(w.reader, { ...SAID, draftId, organisationId: w.supplier.id });
    expect(foreign).toMatchObject({ ok: false, errors: { organisationId: expect.any(String) } });
    const unknown = await openAmendment(w.reader, { ...SAID, draftId, organisationId: '', comments: 'C-99' });
    expect(unknown).toMatchObject({ errors: { comments: expect.stringContaining('C-99') } });
    const amendment = await opened(w.reader, draftId);
    const empty = await submitAmendment(w.reader, amendment.id, {
      ...SAID,
      rationale: '',
      type: '',
      impact: '',
    });
    expect(empty).toMatchObject({
      ok: false,
      errors: {
        rationale: expect.any(String),
        type: expect.any(String),
        impact: expect.any(String),
        form: expect.stringContaining('changes nothing'),
      },
    });
  });

  it('a form that is sent twice at once is one amendment; with anything else in it, or a minute later, it is another', async () => {
    await draft();
    const form = { ...SAID, draftId, organisationId: '' };
    const open = (change = {}) => openAmendment(w.reader, { ...form, ...change }, 'same-form');
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toEqual(first);
    expect(good(first).name).toBe('A-1');
    expect(good(await openAmendment(other, form, 'same-form')).name).toBe('A-2');
    expect(good(await open({ impact: 'breaking' })).name).toBe('A-3');
    w.ctx.advance({ minutes: 1 });
    expect(good(await open()).name).toBe('A-4');
    expect((await actsRecorded(w.ctx.store)).filter((act) => act === 'amendment-opened')).toHaveLength(4);
  });

  it('whoever goes on with an amendment in two tabs at once gets one', async () => {
    await draft();
    const form = { ...SAID, draftId, organisationId: '' };
    const [first, second] = await Promise.all([
      openAmendment(w.reader, form, 'own'),
      openAmendment(w.reader, form, 'own'),
    ]);
    expect(good(second)).toEqual(good(first));
  });

  it('says in sentences what it changes, for whom, and tells those who decide', async () => {
    await draft();
    const amendment = await submitted(w.proposer, draftId, 'a day', 'six hours', w.supplier.id);
    const { amendments } = await listAmendments(w.ctx.as({ kind: 'anonymous' }), draftId);
    expect(amendments).toHaveLength(1);
    expect(amendments[0]).toMatchObject({
      name: amendment.name,
      by: 'Larch Systems, supplier (small or medium)',
      state: 'proposed',
    });
    expect(amendments[0]?.changes.map(({ says }) => says).join()).toContain('“six hours”');
    const notices = await w.ctx.store.read(({ db, tables }) =>
      db.select().from(tables.notices).where(eq(tables.notices.kind, 'amendment-proposed')),
    );
    expect(notices.map(({ personId }) => personId)).toContain((w.editor.actor as SignedIn).personId);
  });

  it('AM-9 AM-10 counts the last position of an organisation, and none on its own amendment', async () => {
    await draft();
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    const give = (position: string) =>
      supportAmendment(w.proposer, amendment.id, { organisationId: w.supplier.id, position, reason: '' });
    good(await give('support'));
    good(await give('do-not-support'));
    expect((await viewAmendment(w.reader, amendment.id)).positions).toMatchObject([
      { organisation: 'Larch Systems', position: 'do-not-support' },
    ]);
    const own = await submitted(w.proposer, draftId, 'Hospitals', 'Trusts', w.supplier.id);
    const answer = await supportAmendment(w.proposer, own.id, {
      organisationId: w.supplier.id,
      position: 'support',
      reason: '',
    });
    expect(answer.ok).toBe(false);
  });
});
