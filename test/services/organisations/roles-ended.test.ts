import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { leaveOrganisation, removeMember } from '../../../app/services/organisations/end-membership.server';
import { viewMembers } from '../../../app/services/organisations/view-members.server';
import { listNotices } from '../../../db/queries/notices';
import { commentWorld } from '../../support/comments';
import { makeOrganisation, makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const EDITED = 'Discharge messages 1.0.0';

describe.each(enginesUnderTest())('an editor for an organisation who leaves it, on %s', (engine) => {
  async function editing() {
    const at = await commentWorld(testContext(await freshStore(engine)));
    const rep = await makePerson(at.ctx, { name: 'Rhea Rep' });
    const acorn = await makeOrganisation(at.ctx, {
      name: 'Acorn',
      representative: rep,
      members: [at.people.editor],
    });
    await at.ctx.store.tx(async ({ db, tables: { appointments } }) => {
      await db
        .update(appointments)
        .set({ organisationId: acorn.id })
        .where(eq(appointments.personId, at.people.editor.id));
    });
    const toldOf = async (personId: string) =>
      (await at.ctx.store.read((tx) => listNotices(tx, personId, {}, 9))).map(({ kind, summary, path }) => [
        kind,
        summary,
        path,
      ]);
    return { at, rep: await signedIn(at.ctx, rep), editor: await signedIn(at.ctx, at.people.editor), toldOf };
  }

  it('is seen to edit for it before anything is pressed', async () => {
    const { rep } = await editing();
    const { members } = await viewMembers(rep, 'acorn');
    expect(members.map(({ name, edits }) => [name, edits])).toEqual([
      ['Rhea Rep', []],
      ['Edith Editor', [EDITED]],
    ]);
  });

  it('is told which roles ended with the membership, and so is the chair', async () => {
    const { at, rep, toldOf } = await editing();
    const { editor, chair } = at.people;
    expect((await removeMember(rep, { slug: 'acorn', personId: editor.id })).ok).toBe(true);
    expect(await toldOf(editor.id)).toEqual([
      [
        'role-ended',
        `You are no longer a member of Acorn, and so no longer an editor of ${EDITED}.`,
        '/organisations/acorn',
      ],
    ]);
    const chairIsTold = [
      'role-ended',
      `Edith Editor is no longer a member of Acorn, and so no longer an editor of ${EDITED}.`,
      `/standards/${at.reference}/1.0.0/progress`,
    ];
    expect(await toldOf(chair.id)).toEqual([chairIsTold]);
  });

  it('tells the chair also by leaving, and nobody tells the person what they did themselves', async () => {
    const { at, editor, toldOf } = await editing();
    expect((await leaveOrganisation(editor, 'acorn')).ok).toBe(true);
    expect((await toldOf(at.people.chair.id)).map(([kind]) => kind)).toEqual(['role-ended']);
    expect(await toldOf(at.people.editor.id)).toEqual([]);
  });
});
