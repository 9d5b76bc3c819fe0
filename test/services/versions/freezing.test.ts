import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TextWorkshop } from '../../../app/document/workshop-types';
import { mintRequirement } from '../../../app/services/live/mint-requirement.server';
import type { Rooms } from '../../../app/services/rooms';
import { downloadText } from '../../../app/services/versions/download-text.server';
import { freezeText } from '../../../app/services/versions/freeze-text.server';
import { nameSnapshot } from '../../../app/services/versions/name-snapshot.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewText } from '../../../app/services/versions/view-text.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { findText, listSnapshots } from '../../../db/queries/texts';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit } from '../../support/amendments';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld, typeInto } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** A workshop during whose freezing somebody types: `meanwhile` runs before each frozen text is handed back. */
function interrupted(meanwhile: () => Promise<void>): TextWorkshop {
  return {
    ...texts,
    freeze: async (updates) => {
      const frozen = await texts.freeze(updates);
      await meanwhile();
      return frozen;
    },
  };
}

describe.each(enginesUnderTest())('freezing on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('names the text by the SHA-256 of the canonical JSON that anybody can download', async () => {
    const w = await world();
    const place = await drafting(w);
    const named = await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Before the workshop' });
    if (!named.allowed) throw new Error('Refused');
    const { hash } = named.result;
    const file = await downloadText(w.ctx, hash, 'json');
    expect(createHash('sha256').update(file.body).digest('hex')).toBe(hash);
    const page = await viewText(w.ctx, hash);
    expect(page.occasions.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['named Before the workshop']);
    expect((await downloadText(w.ctx, hash, 'md')).body).toMatch(/^# <a id="\w+"><\/a>Scope$/m);
    const beginning = async (format: string) =>
      Buffer.from((await downloadText(w.ctx, hash, format)).body)
        .subarray(0, 5)
        .toString('latin1');
    expect(await beginning('docx')).toMatch(/^PK/);
    expect(await beginning('pdf')).toBe('%PDF-');
    expect(await beginning('reqif')).toBe('<?xml');
    expect((await downloadText(w.ctx, hash, 'csv')).fileName).toMatch(/-requirements\.csv$/);
    await expect(downloadText(w.ctx, hash, 'exe')).rejects.toMatchObject({ code: 'not-found' });
    await expect(viewText(w.ctx, 'f'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('the same text under the same name is one milestone, whoever sends it twice', async () => {
    const w = await world();
    const place = await drafting(w);
    const freeze = async (name: string) => {
      const named = await nameSnapshot(w.chair, { versionId: place.versionId, name });
      if (!named.allowed) throw new Error('Refused');
      return named.result.snapshotId;
    };
    const [one, two] = await Promise.all([freeze('For the group'), freeze('For the group')]);
    expect(two).toBe(one);
    expect(await freeze('For the group')).toBe(one);
    const kept = async () => (await w.ctx.store.read((tx) => listSnapshots(tx, [place.versionId]))).length;
    expect(await kept()).toBe(1);
    expect(await freeze('For the board')).not.toBe(one);
    await typeInto(w.editor, place.documentId, 'And one sentence more.');
    await freeze('For the board');
    expect(await kept()).toBe(3);
  });

  it('a requirement with the id of another standard is frozen by nobody, and said which', async () => {
    const w = await world();
    const { documentId, versionId, reference } = await drafting(w);
    await edit(w.editor, documentId, (body) => {
      const requirement = new Y.XmlElement('requirement');
      for (const [name, value] of Object.entries({ id: 'rforeign0001', ref: 'STD-0077-R19', level: 'must' }))
        requirement.setAttribute(name, value);
      const line = new Y.XmlElement('paragraph');
      line.setAttribute('id', 'pforeign0001');
      line.insert(0, [new Y.XmlText('The system must answer.')]);
      requirement.insert(0, [line]);
      body.insert(body.length, [requirement]);
    });
    const freezing = nameSnapshot(w.chair, { versionId, name: 'With a copy' });
    await expect(freezing).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`STD-0077-R19 is no requirement of ${reference}.`),
    });
    // What the clock keeps is what there is.
    await freezeText(w.ctx, { documentId, kind: 'automatic', name: '' }, (_tx, frozen) => frozen.keep());
  });

  it('an edit that lands while the text is being frozen is in the snapshot, not after it', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    let typed = 0;
    const racing = interrupted(async () => {
      typed += 1;
      if (typed === 1) await typeInto(w.editor, documentId, 'Typed during the freeze.');
    });
    const { hash, runs } = await freezeText(
      { ...w.chair, texts: racing },
      { documentId, kind: 'named', name: 'Race' },
      async (_tx, frozen) => {
        await frozen.keep();
        return { hash: frozen.hash, runs: typed };
      },
    );
    expect(runs).toBe(2);
    const text = await w.ctx.store.read((tx) => findText(tx, hash));
    expect(text?.html).toContain('Typed during the freeze.');
    expect(await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]))).toHaveLength(1);
  });

  it('people who never stop typing are held still at last, and the text is frozen', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    let held = false;
    let typed = 0;
    const rooms: Rooms = {
      ...liveRooms(w.chair.rooms),
      hold: (id, work) =>
        w.chair.rooms.hold(id, async (text) => {
          held = true;
          return await work(text);
        }),
    };
    const restless = interrupted(async () => {
      typed += 1;
      if (!held) await typeInto(w.editor, documentId, `Still typing ${typed}.`);
    });
    const hash = await freezeText(
      { ...w.chair, texts: restless, rooms },
      { documentId, kind: 'named', name: 'At last' },
      async (_tx, frozen) => {
        await frozen.keep();
        return frozen.hash;
      },
    );
    expect({ held, typed }).toEqual({ held: true, typed: 4 });
    const text = await w.ctx.store.read((tx) => findText(tx, hash));
    expect(text?.html).toContain('Still typing 3.');
    expect(await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]))).toHaveLength(1);
  });

  it('nothing is kept when the work refuses or fails', async () => {
    const w = await world();
    const { documentId, versionId } = await drafting(w);
    const request = { documentId, kind: 'named', name: 'Never' } as const;
    await freezeText(w.chair, request, async () => 'refused');
    await expect(
      freezeText(w.chair, request, async (_tx, frozen) => {
        await frozen.keep();
        throw new Error('The caller failed.');
      }),
    ).rejects.toThrow('The caller failed.');
    expect(await w.ctx.store.read((tx) => listSnapshots(tx, [versionId]))).toEqual([]);
    const frozen = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'text-frozen' }, 10));
    expect(frozen).toEqual([]);
  });

  it('PM-13: a reader freezes nothing', async () => {
    const w = await world();
    const { versionId } = await drafting(w);
    expect(await nameSnapshot(w.reader, { versionId, name: 'Mine' })).toMatchObject({
      allowed: false,
      reasons: [{ word: 'chair-or-editor-only' }],
    });
  });

  it('shows readers the milestones with the way to compare each with the one before', async () => {
    const w = await world();
    const place = await drafting(w);
    await nameSnapshot(w.chair, { versionId: place.versionId, name: 'One' });
    w.ctx.advance({ minutes: 1 });
    await typeInto(w.editor, place.documentId, 'Four more words here.');
    await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Two' });
    const { lines, chainHead, may } = await viewHistory(w.ctx, place.reference, place.number, {
      automaticToo: true,
    });
    const snapshots = lines.filter((line) => line.what === 'snapshot');
    expect(snapshots.map(({ name, growth }) => `${name} ${growth}`)).toEqual(['Two 4', 'One null']);
    expect(snapshots[0]?.comparePath).toContain(`from=${snapshots[1]?.id}`);
    expect(chainHead?.seq).toBeGreaterThan(0);
    expect(may).toEqual({ seeAutomatic: false, restore: false, name: false, seeLife: false });
  });

  it('mints requirement ids once, for editors alone, also when fifty ask at once', async () => {
    const w = await world();
    const { documentId, reference } = await drafting(w);
    const minted = await Promise.all(Array.from({ length: 50 }, () => mintRequirement(w.editor, documentId)));
    const refs = minted.map((decision) => (decision.allowed ? decision.result.ref : 'refused'));
    expect(new Set(refs).size).toBe(50);
    expect(refs).toContain(`${reference}-R50`);
    expect(await mintRequirement(w.reader, documentId)).toMatchObject({
      allowed: false,
      reasons: [{ word: 'editor-only' }],
    });
    await expect(mintRequirement(w.editor, 'no-such-draft')).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** The rooms as a plain object, so that one of their methods can be watched. */
function liveRooms(rooms: Rooms): Rooms {
  return {
    close: (id, code) => rooms.close(id, code),
    revokePerson: (id, code) => rooms.revokePerson(id, code),
    revokeSession: (id, code) => rooms.revokeSession(id, code),
    reseat: (id) => rooms.reseat(id),
    reseatPerson: (id) => rooms.reseatPerson(id),
    hold: (id, work) => rooms.hold(id, work),
    appendServerUpdate: (id, update, author) => rooms.appendServerUpdate(id, update, author),
    hasWriters: (id) => rooms.hasWriters(id),
    stats: () => rooms.stats(),
  };
}
