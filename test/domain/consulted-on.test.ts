import { describe, expect, it } from 'vitest';
import { type AgreedChange, notConsultedOn } from '../../app/domain/consulted-on';

const OPENED = 40;

const cases: [string, Omit<AgreedChange, 'name'>, number, 'consulted on' | 'since' | 'not applied'][] = [
  ['applied before the latest consultation', { impact: 'breaking', applied: 39 }, OPENED, 'consulted on'],
  ['applied after it opened', { impact: 'breaking', applied: 41 }, OPENED, 'since'],
  ['accepted and not applied', { impact: 'breaking', applied: null }, OPENED, 'not applied'],
  ['applied before any consultation', { impact: 'breaking', applied: 3 }, 0, 'since'],
  ['compatible, applied after it opened', { impact: 'compatible', applied: 41 }, OPENED, 'consulted on'],
  ['compatible, not applied', { impact: 'compatible', applied: null }, OPENED, 'consulted on'],
];

describe('what a consultation asked about', () => {
  it.each(cases)('LC-12 a change that is %s', (_title, change, opened, expected) => {
    expect(notConsultedOn([{ name: 'comment C-2', ...change }], opened)).toEqual({
      appliedSince: expected === 'since' ? ['comment C-2'] : [],
      notApplied: expected === 'not applied' ? ['comment C-2'] : [],
    });
  });
});
