import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { type SampleVisitor, signInToSample } from '../support/sample-visitor';

let portal: TestPortal;
let amara: SampleVisitor;
beforeAll(async () => {
  portal = await startSamplePortal();
  amara = await signInToSample(portal, 'Amara');
});
afterAll(() => portal?.close());

async function send(path: string, fields: Readonly<Record<string, string>>, who: SampleVisitor) {
  const answer = await fetch(`${portal.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: portal.origin, cookie: who.cookie },
    body: new URLSearchParams({ _csrf: who.csrf, ...fields }),
  });
  return { status: answer.status, html: await answer.text() };
}

const ask = async (path: string, who?: SampleVisitor) => {
  const headers: Record<string, string> = who ? { cookie: who.cookie } : {};
  const answer = await fetch(`${portal.origin}${path}`, { redirect: 'manual', headers });
  return { status: answer.status, location: answer.headers.get('location') };
};

const approvals = () => portal.ctx.store.read(({ db, tables }) => db.select().from(tables.approvals));

const TYPED = {
  statement: 'Proven at two sites, “as asked”.',
  reason: 'Clause 2 is not clear.',
  points: 'Say who answers\nSay when',
  'review-day': '3',
  'review-month': '4',
  'review-year': '2099',
  'implement-day': '5',
  'implement-month': '6',
  'implement-year': '2098',
  'comply-day': '7',
  'comply-month': '8',
  'comply-year': '2097',
} as const;

/** Which of the words that were typed a page does not show, in a field or beside it. */
function lost(html: string, typed: Readonly<Record<string, string>>): string[] {
  const plain = html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
  return Object.entries(typed)
    .filter(([name, value]) => {
      const part = /-(day|month|year)$/.exec(name);
      if (part === null) return !plain.includes(value);
      const [day, month, year] = ['day', 'month', 'year'].map(
        (one) => typed[name.replace(part[1] ?? '', one)],
      );
      return (
        !new RegExp(`name="${name}"[^>]* value="${value}"`).test(plain) &&
        !plain.includes(`${day} ${month} ${year}`)
      );
    })
    .map(([name]) => name);
}

describe('a decision on an approval that is refused', () => {
  it.each([
    ['publication', 'Amara'],
    // Of a mandate that the first Lead approved, whose dates the second does not type.
    ['mandate', 'David'],
  ] as const)('on a %s loses nothing that was typed', async (purpose, name) => {
    const lead = await signInToSample(portal, name);
    const waiting = (await approvals()).find((one) => one.purpose === purpose && one.state === 'waiting');
    if (!waiting) throw new Error(`no ${purpose} waits`);
    const path = `/approvals/${waiting.id}`;
    const { 'comply-day': _d, 'comply-month': _m, 'comply-year': _y, ...dates } = TYPED;
    const typed: Readonly<Record<string, string>> = purpose === 'mandate' ? TYPED : dates;
    const sound = { hash: waiting.hash, artefacts: waiting.artefactsHash ?? '', reviewed: 'yes', ...typed };

    for (const decision of ['approved', 'returned', 'rejected']) {
      const stale = await send(path, { ...sound, decision, hash: 'f'.repeat(64) }, lead);
      expect(stale.status, decision).toBe(409);
      expect(stale.html).toContain(`its hash is ${waiting.hash}`);
      expect(lost(stale.html, typed), decision).toEqual([]);
      // What was reviewed was another text.
      expect(stale.html).not.toMatch(/name="reviewed"[^>]*checked/);
    }
    const unread = await send(path, { ...sound, decision: 'approved', reviewed: '' }, lead);
    expect(unread.status).toBe(400);
    expect(unread.html).toContain('Confirm that you have reviewed the text and the evidence.');
    expect(lost(unread.html, typed)).toEqual([]);

    const become = (state: 'returned' | 'waiting') =>
      portal.ctx.store.tx(({ db, tables }) =>
        db.update(tables.approvals).set({ state }).where(eq(tables.approvals.id, waiting.id)),
      );
    await become('returned');
    for (const [decision, reviewed] of [
      ['approved', 'yes'],
      // Nobody mends a field of a form that is gone.
      ['approved', ''],
      ['returned', ''],
      ['rejected', ''],
    ] as const) {
      const late = await send(path, { ...sound, decision, reviewed }, lead);
      expect(late.status, decision).toBe(409);
      expect(late.html).toContain('This approval was already decided.');
      expect(late.html).not.toMatch(/href="#(?:reviewed|statement|reason|points)"/);
      expect(lost(late.html, typed), decision).toEqual([]);
    }
    await become('waiting');
  });

  it('on nothing that waits is not found, whatever is typed', async () => {
    expect((await send('/approvals/none', { decision: 'approved' }, amara)).status).toBe(404);
  });

  it('stands at the field in which it is cured', async () => {
    const waiting = (await approvals()).find(
      (one) => one.purpose === 'publication' && one.state === 'waiting',
    );
    const sound = { hash: waiting?.hash ?? '', reviewed: 'yes', ...TYPED };
    const atField = async (typed: Readonly<Record<string, string>>, field: string, sentence: string) => {
      const { status, html } = await send(`/approvals/${waiting?.id}`, { ...sound, ...typed }, amara);
      const summary = new RegExp(`<a href="#${field}">${sentence}`).test(html);
      const beside = new RegExp(`id="${field}-error"[^>]*>.*?${sentence}`, 's').test(html);
      return { status: status >= 400 && status < 500, summary, beside };
    };
    const found = { status: true, summary: true, beside: true };
    const approved = { decision: 'approved' };
    const real = 'The implement-from date must be a real date, such as 22 11 2026.';
    expect(await atField({ ...approved, 'implement-day': '12345' }, 'implement', real)).toEqual(found);
    const past = { ...approved, 'review-year': '2020' };
    expect(await atField(past, 'review', 'Set a review date in the future.')).toEqual(found);
    for (const decision of ['returned', 'rejected']) {
      const empty = { decision, reason: ' ', points: '\n' };
      expect(await atField(empty, 'reason', 'Give a public reason.')).toEqual(found);
      expect(await atField(empty, 'points', 'List the points that have to change.')).toEqual(found);
    }
  });

  it('is refused to a Lead who took part in the version, with what they typed', async () => {
    const david = await signInToSample(portal, 'David');
    const waiting = (await approvals()).find(
      (one) => one.purpose === 'publication' && one.state === 'waiting',
    );
    const { reason, points } = TYPED;
    const hash = waiting?.hash ?? '';
    const refused = await send(
      `/approvals/${waiting?.id}`,
      { decision: 'returned', hash, reason, points },
      david,
    );
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('so you cannot decide on it. Another Lead can.');
    expect(lost(refused.html, { reason, points })).toEqual([]);
  });
});

describe('a form whose right or place is gone when it comes', () => {
  const WORDS = {
    changeLog: 'Slots “held” for 5 minutes & no longer',
    involvementRecord: 'Two wards and <one> patient group',
  };
  const PROGRESS = '/standards/STD-0002/1.0.0/progress';
  const times = (html: string, words: string) =>
    html.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').split(words).length - 1;

  it('is refused with the reason and with what was typed where the page has it no more', async () => {
    const reader = await signInToSample(portal, 'Bethan');
    const { status, html } = await send(PROGRESS, { intent: 'freeze', name: WORDS.changeLog }, reader);
    expect(status).toBe(403);
    expect(html).toMatch(/Only .* (?:does|do) this\./);
    expect(html).toContain('What you typed');
    expect(html.replaceAll('&amp;', '&')).toContain(WORDS.changeLog);
  });

  it('shows it in the form alone where the page still has it', async () => {
    const chair = await signInToSample(portal, 'Tomasz');
    const { status, html } = await send(
      PROGRESS,
      { intent: 'describe', ...WORDS, changeSummary: 'Shorter holds. '.repeat(1_000).trim() },
      chair,
    );
    expect(status).toBe(400);
    expect(html).not.toContain('What you typed');
    expect([times(html, WORDS.changeLog), times(html, WORDS.involvementRecord)]).toEqual([1, 1]);
  });
});

describe('a form that a service does not carry out', () => {
  const TYPED_NAME = 'Nobody by this name';

  it('is answered with its reason, what was typed, and the frame of whoever is signed in', async () => {
    const leila = await signInToSample(portal, 'Leila');
    const path = '/standards/STD-0002/1.0.0/progress';
    const { status, html } = await send(path, { intent: 'appoint-chair', person: TYPED_NAME }, leila);
    expect(status).toBe(403);
    expect(html).toContain('Only an NHS Standards Lead does this.');
    expect(html).toMatch(new RegExp(`What you typed</h2>.*${TYPED_NAME}.*Send it again`, 's'));
    expect(html).toContain('Leila Haddad');
    expect(html).toContain('Everything here is invented');
  });

  it('when there were too many keeps the words for the next try', async () => {
    const reader = await signInToSample(portal, 'Bethan');
    await portal.ctx.store.tx(async ({ db, tables }) => {
      const [one] = await db.select().from(tables.comments);
      if (!one) throw new Error('the sample has no comment');
      const rows = Array.from({ length: 120 }, (_, at) => ({
        ...one,
        id: crypto.randomUUID(),
        number: 1000 + at,
        authorId: reader.personId,
        createdAt: new Date(),
      }));
      await db.insert(tables.comments).values(rows);
    });
    const body = 'The clock of a ward is not the clock of a practice.';
    const path = '/standards/STD-0001/comments/new?version=1.1.0';
    const { status, html } = await send(path, { type: 'general', body }, reader);
    expect(status).toBe(429);
    expect(html).toContain('Wait a while, then send this one again.');
    expect(html).toContain(`name="body" value="${body}"`);
    expect(html).toContain(`action="${path}"`);
  });
});

describe('other answers to hand-made forms and addresses', () => {
  it('a vote for the organisation of somebody else is refused when it is checked', async () => {
    const [ballots, electorate] = await portal.ctx.store.read(async ({ db, tables }) => [
      await db.select().from(tables.ballots),
      await db.select().from(tables.electorate),
    ]);
    const ballot = ballots.find(({ state }) => state === 'open');
    const voters = electorate.filter(({ ballotId }) => ballotId === ballot?.id);
    const memberships = await portal.ctx.store.read(({ db, tables }) => db.select().from(tables.memberships));
    const speaker = await signInToSample(portal, 'Leila');
    const mine = memberships
      .filter(({ personId }) => personId === speaker.personId)
      .map((one) => one.organisationId);
    const own = voters.find(({ organisationId }) => mine.includes(organisationId))?.organisationId ?? '';
    const other = voters.find(({ organisationId }) => !mine.includes(organisationId))?.organisationId ?? '';
    const path = `/ballots/${ballot?.id}/vote`;
    expect((await ask(`${path}?for=${own}`, speaker)).status).toBe(200);
    expect((await ask(`${path}?for=${other}`, speaker)).status).toBe(403);
    const hash = ballot?.hash ?? '';
    const vote = { intent: 'check', hash, artefacts: ballot?.artefactsHash ?? '', position: 'approve' };
    const sound = await send(path, { ...vote, organisationId: own, reason: 'It is clear.' }, speaker);
    expect([sound.status, sound.html.includes('Check the vote before you cast it')]).toEqual([200, true]);
    const refused = await send(path, { ...vote, organisationId: other, reason: 'It is clear.' }, speaker);
    expect([refused.status, refused.html.includes('It is clear.')]).toEqual([403, true]);
  });

  it('a requirement is found by its reference, in full and short, in any case', async () => {
    const texts = await portal.ctx.store.read(({ db, tables }) => db.select().from(tables.texts));
    const refs = texts.flatMap(({ requirements }) =>
      (requirements as { id: string; ref: string | null }[]).filter(({ ref }) =>
        ref?.startsWith('STD-0001-R'),
      ),
    );
    const found = refs.at(-1);
    const short = found?.ref?.replace('STD-0001-', '') ?? '';
    for (const asked of [found?.id, found?.ref, found?.ref?.toLowerCase(), short]) {
      const { status, location } = await ask(`/standards/STD-0001/clause/${asked}`);
      expect([asked, status]).toEqual([asked, 302]);
      expect(location).toMatch(new RegExp(`^/standards/STD-0001/[\\d.]+#${found?.id}$`));
    }
    expect((await ask('/standards/STD-0001/clause/STD-0001-R9999')).status).toBe(404);
  });

  it('a session that is not among one’s own is not said to be ended', async () => {
    const answer = await send('/account', { intent: 'end-session', session: 'no such session' }, amara);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('not one of yours, or it has ended already');
  });

  it('a consultation whose chair left that empty says what is asked and how the answers are used', async () => {
    const [one] = await portal.ctx.store.tx(({ db, tables }) =>
      db.update(tables.consultations).set({ asks: '', use: '' }).returning({ id: tables.consultations.id }),
    );
    const page = await (await fetch(`${portal.origin}/consultations/${one?.id}`)).text();
    expect(page).toContain('comment on any clause of it');
    expect(page).toContain('Every comment is decided in public, with the reason.');
  });

  it('the votes of a void ballot are not promised for later', async () => {
    const [ballot] = await portal.ctx.store.read(({ db, tables }) => db.select().from(tables.ballots));
    await portal.ctx.store.tx(({ db, tables }) =>
      db.update(tables.ballots).set({ state: 'void', voidReason: 'A wrong question.' }),
    );
    const answer = await fetch(`${portal.origin}/ballots/${ballot?.id}/votes.csv`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe(
      'This ballot is void: its votes count for nothing and are not published.\n',
    );
  });
});
