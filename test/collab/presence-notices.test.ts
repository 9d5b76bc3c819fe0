import { describe, expect, it } from 'vitest';
import { type PresenceNews, readNotice, writeNotices } from '../../server/collab/presence-notice';
import { personCalled } from './seats-by-name';
import { stockClient, synced, until } from './stock-client';
import { notices, twoNodes, who } from './two-nodes';

describe('notices of presence', () => {
  const person = { ...personCalled('zoë'), seat: 'write' as const };
  const is = (client: number, name = person.name): PresenceNews => ({
    kind: 'is',
    documentId: 'doc',
    there: { client, clock: 1, person: { ...person, name }, cursor: 'null' },
  });

  it('are as few as fit, none too large, and what alone is too large is left out', () => {
    const news = [
      ...Array.from({ length: 100 }, (_, client) => is(client)),
      is(100, 'ë'.repeat(4_000)),
      is(101),
    ];
    const { texts, left } = writeNotices('node', news);
    expect(left).toBe(1);
    expect(texts.length).toBeLessThan(4);
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(7_900);
    const read = texts.flatMap((text) => readNotice(text)?.news ?? []);
    expect(read).toEqual(news.filter((item) => item.kind === 'is' && item.there.client !== 100));
  });

  it('are passed over when they are no notice of a node', async () => {
    const wire = notices();
    const { here } = await twoNodes({ notices: wire });
    const alice = stockClient(here.port, 'alice', 'doc');
    await synced(alice);
    const person = {
      id: 'p-x',
      name: 'X',
      organisationId: null,
      organisation: '',
      colour: 'red',
      seat: 'write',
    };
    for (const words of [
      'no JSON',
      '{}',
      '[7]',
      '["n",7,["is"],["is","doc",-1,1,{}],["is","doc",5,1,{"id":1}],["later","doc",5]]',
      JSON.stringify(['n', ['is', 'doc', 5, 1, { ...person, seat: 'owner' }]]),
      JSON.stringify(['n', ['is', 'doc', alice.doc.clientID, 900, person, null]]),
    ]) {
      await wire.announce('live-presence', words);
    }
    await wire.announce(
      'live-presence',
      JSON.stringify(['n', ['is', 'doc', 6, 1, person, { anchor: '<b>' }]]),
    );
    await until('the one that is right', () => who(alice).length > 0);
    expect(who(alice)).toEqual(['X']);
    expect(alice.provider.awareness.getStates().get(6)?.cursor).toBeNull();
  });
});
