import { describe, expect, it } from 'vitest';
import { demand, refuse } from '../../app/domain/decision';
import type { ReasonWord } from '../../app/domain/reason-words';
import { refuseData, refuseDecision } from '../../app/http/refusal.server';
import { refused } from '../../app/services/people/answer';

const refusal = (...words: ReasonWord[]) => refuse(words.flatMap((word) => demand(false, 'PM-1', word)));

describe('what the rules refuse', () => {
  it.each<[string, number, ReasonWord[]]>([
    ['a right that one does not have', 403, ['chair-only']],
    ['a right first, whatever the thing lacks besides', 403, ['state-not-editable', 'editor-only']],
    ['the state of things', 409, ['state-not-editable']],
    ['a demand of a move', 409, ['sections-missing']],
  ])('is answered alike everywhere: %s with %i', (_what, status, words) => {
    const { reasons } = refusal(...words);
    if (status === 403) {
      const thrown = expect.objectContaining({
        code: 'not-allowed',
        message: expect.stringContaining('Only'),
      });
      expect(() => refuseDecision(refusal(...words), {})).toThrow(thrown);
    } else expect(refuseDecision(refusal(...words), {}).init?.status).toBe(status);
    expect(refuseData(refusal(...words)).status).toBe(status);
    expect(refused({ form: 'No.' }, reasons).status).toBe(status);
  });

  it('counts as typed where a field can cure it', () => {
    expect(refused({ organisationId: 'No.' }, refusal('member-only').reasons).status).toBe(400);
  });

  it('sends whoever is not signed in to the sign-in', () => {
    const stranger = refusal('sign-in-needed', 'chair-only');
    const thrown = expect.objectContaining({ code: 'sign-in-needed' });
    expect(() => refuseDecision(stranger, {})).toThrow(thrown);
    expect(() => refused({ form: 'No.' }, stranger.reasons)).toThrow(thrown);
    expect(refuseData(stranger).status).toBe(401);
  });
});
