import { describe, expect, it } from 'vitest';
import {
  mandatoryBefore,
  newestInWork,
  newestPublished,
  patchInPlaceOf,
} from '../../../app/services/versions/newest-version';
import { statePath } from '../../../app/services/versions/state-path';
import { bannerOf } from '../../../app/services/versions/version-banner';
import { labelOfVersion } from '../../../app/services/versions/version-label';
import type { VersionRow } from '../../../db/queries/versions';

const JUNE = new Date('2026-06-23T10:00:00Z');

function version(number: string, state: VersionRow['state'], change: Partial<VersionRow> = {}): VersionRow {
  const published = ['published', 'effective', 'deprecated', 'retired'].includes(state);
  return {
    id: `${number} ${state}`,
    standardId: 'standard',
    number,
    state,
    stateSince: JUNE,
    heldFrom: null,
    documentId: null,
    basedOnId: null,
    snapshotId: null,
    publishedSnapshotId: null,
    changeSummary: '',
    changeLog: '',
    highestImpact: null,
    adoptionCallEndsAt: null,
    consultationOpenedAt: null,
    consultationClosesAt: null,
    consultationInvited: '',
    involvementRecord: '',
    publishedAt: published ? JUNE : null,
    implementFrom: null,
    complyBy: null,
    mandatedAt: null,
    reviewBy: null,
    deprecatedAt: null,
    phaseOutEndsAt: null,
    retiredAt: null,
    createdAt: JUNE,
    deprecationNoticeAt: null,
    deprecationReason: '',
    successor: '',
    knownProducts: '',
    patchOfId: null,
    patchNoticeAt: null,
    patchReason: '',
    ...change,
  };
}

describe('the version that readers are sent to', () => {
  it.each([
    [
      'the greatest number in force, not the newest date',
      ['1.9.0 published', '1.10.0 effective', '1.2.0 published'],
      '1.10.0',
    ],
    ['LC-60: a deprecated one before one in force', ['1.0.0 effective', '2.0.0 deprecated'], '2.0.0'],
    ['LC-60: a retired one before a deprecated one', ['1.0.0 deprecated', '2.0.0 retired'], '2.0.0'],
    ['LC-60: not what is greater and was never published', ['1.0.0 retired', '2.0.0 cancelled'], '1.0.0'],
    [
      'the last retired one when nothing else is left',
      ['1.0.0 retired', '1.1.0 retired', '2.0.0 drafting'],
      '1.1.0',
    ],
    ['none before a publication', ['1.0.0 ballot'], undefined],
  ])('is %s', (_words, rows, expected) => {
    const versions = rows.map((row) => {
      const [number = '', state = ''] = row.split(' ');
      return version(number, state as VersionRow['state']);
    });
    expect(newestPublished(versions)?.number).toBe(expected);
  });

  it('LC-49: is never one of which a patch was published, whatever became of the patch', () => {
    const base = version('1.1.0', 'published');
    const patch = (state: VersionRow['state']) => version('1.1.1', state, { patchOfId: base.id });
    for (const state of ['published', 'deprecated', 'retired'] as const)
      expect(newestPublished([base, patch(state)])?.number).toBe('1.1.1');
    for (const state of ['drafting', 'awaiting-approval', 'cancelled'] as const)
      expect(newestPublished([base, patch(state)])?.number).toBe('1.1.0');
    const second = version('1.1.2', 'retired', { patchOfId: patch('retired').id });
    expect(newestPublished([base, patch('retired'), second])?.number).toBe('1.1.2');
    expect(patchInPlaceOf(base, [base, patch('retired'), second])?.number).toBe('1.1.2');
  });

  it('is joined by the greatest one in work, on hold too, never a cancelled one', () => {
    const versions = [
      version('2.0.0', 'cancelled'),
      version('1.1.0', 'on-hold'),
      version('1.0.1', 'drafting'),
    ];
    expect(newestInWork(versions)?.number).toBe('1.1.0');
  });
});

describe('the banner over a version', () => {
  const current = version('2.0.0', 'published');

  it.each([
    [version('2.0.0', 'published'), undefined, null],
    [version('1.0.0', 'published'), current, 'You are reading 1.0.0. 2.0.0 is current since 23 June 2026.'],
    [version('2.1.0', 'drafting'), current, 'This is a draft. Do not implement it.'],
    [version('1.0.0', 'retired', { retiredAt: JUNE }), current, 'Version 1.0.0 was retired on 23 June 2026.'],
    [version('2.1.0', 'cancelled'), current, 'Version 2.1.0 was cancelled.'],
    [
      version('2.0.0', 'published', { deprecationNoticeAt: JUNE }),
      undefined,
      'Version 2.0.0 will be deprecated.',
    ],
    [
      version('2.1.0', 'consultation', { consultationClosesAt: JUNE }),
      current,
      'This text is open for consultation until 23 June 2026.',
    ],
  ])('says what must be known first (%#)', (row, newest, title) => {
    expect(bannerOf('STD-0001', row, newest ?? row, 'No longer needed.')?.title ?? null).toBe(title);
  });

  it('leads to the version that took its place, and gives the public reason of an end', () => {
    const banner = bannerOf('STD-0001', version('2.1.0', 'cancelled'), current, 'No longer needed.');
    expect(banner).toMatchObject({
      detail: 'No longer needed.',
      link: { href: '/standards/STD-0001/2.0.0', text: 'Read version 2.0.0' },
    });
  });
});

describe('the banner over the newest version when it is deprecated', () => {
  const newest = version('1.1.0', 'deprecated', {
    deprecationReason: 'It loses data.',
    successor: 'nothing',
  });

  it('LC-60: leads to no older version but one that is mandatory', () => {
    const banner = bannerOf('STD-0001', newest, newest, '');
    expect(banner).toMatchObject({ detail: 'It loses data.', link: null });
    const mandatory = version('1.0.0', 'effective', { complyBy: JUNE });
    const plain = version('1.0.0', 'published');
    expect(mandatoryBefore(newest, [newest, plain])).toBeUndefined();
    expect(mandatoryBefore(newest, [newest, mandatory])).toBe(mandatory);
    expect(bannerOf('STD-0001', newest, newest, '', { mandatory })).toMatchObject({
      detail: 'It loses data. Version 1.0.0, mandatory from 23 June 2026, is still in force.',
      link: { href: '/standards/STD-0001/1.0.0' },
    });
  });

  it('LC-53: leads to the successor that its notice names', () => {
    const successor = { name: 'STD-0002 1.0.0', path: '/standards/STD-0002/1.0.0' };
    const banner = bannerOf('STD-0001', { ...newest, successor: 'STD-0002 1.0.0' }, newest, '', {
      successor,
    });
    expect(banner).toMatchObject({
      detail: 'It loses data. Replaced by: STD-0002 1.0.0',
      link: { href: successor.path, text: 'Read STD-0002 1.0.0' },
    });
  });

  it('LC-60: does not send a reader of an older one on as if it was in force', () => {
    expect(bannerOf('STD-0001', version('1.0.0', 'published'), newest, '')?.title).toBe(
      'You are reading 1.0.0. 1.1.0 is in its place since 23 June 2026, and is deprecated itself.',
    );
    expect(bannerOf('STD-0001', version('1.2.0', 'drafting'), newest, '')?.detail).toBe(
      'Version 1.1.0 is the newest published one, and is deprecated. What stands here may still change.',
    );
  });
});

describe('the banner over a version that a patch replaced', () => {
  const base = version('1.1.0', 'published');
  const patch = (state: VersionRow['state']) => version('1.1.1', state, { patchOfId: base.id });

  it.each([
    ['published', 'You are reading 1.1.0. 1.1.1 is current since 23 June 2026.'],
    [
      'deprecated',
      'You are reading 1.1.0. 1.1.1 is in its place since 23 June 2026, and is deprecated itself.',
    ],
    ['retired', 'You are reading 1.1.0. 1.1.1 is in its place since 23 June 2026, and is retired itself.'],
  ] as const)('LC-49: leads to the patch that is %s', (state, title) => {
    for (const current of [patch(state), version('1.0.0', 'published')]) {
      const banner = bannerOf('STD-0001', base, current, '', { patch: patch(state) });
      if (state === 'published' && current.number === '1.0.0') continue;
      expect(banner).toMatchObject({ title, link: { href: '/standards/STD-0001/1.1.1' } });
    }
  });

  it('names no successor where the notice says that there is none', () => {
    const retired = (successor: string) =>
      bannerOf('STD-0001', version('1.0.0', 'retired', { successor }), undefined, '');
    expect(retired('STD-0002 1.0.0')?.detail).toBe('Replaced by: STD-0002 1.0.0');
    for (const words of ['nothing', 'Nothing.', ' None ']) expect(retired(words)?.detail).toBe('');
  });
});

describe('the number before approval', () => {
  const stages = { snapshots: 2, consultations: 1, ballots: 3 };

  it.each([
    ['drafting', null, '1.1.0-draft.3'],
    ['resolution', null, '1.1.0-draft.3'],
    ['consultation', null, '1.1.0-consultation.1'],
    ['ballot', null, '1.1.0-ballot.3'],
    ['on-hold', 'ballot', '1.1.0-ballot.3'],
    ['published', null, '1.1.0'],
    ['cancelled', null, '1.1.0'],
  ] as const)('VN-6: in state %s (held from %s) it is %s', (state, heldFrom, label) => {
    expect(labelOfVersion('1.1.0', state, heldFrom, stages)).toBe(label);
  });

  it('VN-6: a text that waits for approval is called after its ballot, and a patch, which had none, after its draft', () => {
    expect(labelOfVersion('1.1.0', 'awaiting-approval', null, stages)).toBe('1.1.0-ballot.3');
    expect(labelOfVersion('1.1.1', 'awaiting-approval', null, { ...stages, ballots: 0 })).toBe(
      '1.1.1-draft.3',
    );
  });
});

describe('the way of a version', () => {
  const moved = (...states: VersionRow['state'][]) =>
    states.map((toState, at) => ({ fromState: states[at - 1] ?? null, toState, at: JUNE }));
  const shown = (row: VersionRow, moves: ReturnType<typeof moved>, replaced = false) =>
    statePath(row, moves, replaced).map(({ state, standing }) => `${state} ${standing}`);

  it('has what is behind, the present state, and what comes', () => {
    const steps = shown(version('1.0.0', 'consultation'), moved('proposed', 'drafting', 'consultation'));
    expect(steps).toEqual([
      'proposed done',
      'drafting done',
      'consultation now',
      'resolution next',
      'ballot next',
      'awaiting-approval next',
      'published next',
    ]);
  });

  it('ends where a version was cancelled', () => {
    const steps = shown(version('1.0.0', 'cancelled'), moved('proposed', 'drafting', 'cancelled'));
    expect(steps).toEqual(['proposed done', 'drafting done', 'cancelled now']);
  });

  it('goes on after publication for a mandated version', () => {
    const steps = shown(version('1.0.0', 'published', { complyBy: JUNE }), moved('published'));
    expect(steps.slice(-2)).toEqual(['published now', 'effective next']);
  });

  it('LC-49: never leads to Effective what was deprecated before its day, or was replaced', () => {
    const mandated = { complyBy: new Date('2028-01-25T00:00:00Z') };
    const ended = version('1.1.1', 'retired', { ...mandated, deprecatedAt: JUNE });
    expect(shown(ended, moved('published', 'deprecated', 'retired')).slice(-3)).toEqual([
      'published done',
      'deprecated done',
      'retired now',
    ]);
    const lived = moved('published', 'effective', 'deprecated', 'retired');
    expect(shown(ended, lived).slice(-3)).toEqual(['effective done', 'deprecated done', 'retired now']);
    const former = version('1.1.0', 'published', mandated);
    expect(shown(former, moved('published'), true).at(-1)).toBe('published now');
  });

  it('keeps the day of publication when a mandate leaves the state as it is', () => {
    const mandate = {
      fromState: 'published',
      toState: 'published',
      at: new Date('2026-09-01T10:00:00Z'),
    } as const;
    const steps = statePath(
      version('1.0.0', 'published', { complyBy: JUNE }),
      [...moved('published'), mandate],
      false,
    );
    expect(steps.find(({ state }) => state === 'published')?.at).toEqual(JUNE);
  });
});
