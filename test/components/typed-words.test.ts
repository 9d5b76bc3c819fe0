import { describe, expect, it } from 'vitest';
import { typedInVain } from '../../app/components/typed-words';

const values = {
  intent: 'describe',
  commentId: 'c-1',
  reason: 'It is "late" & <long>',
  points: ['Say one', 'Say two'],
  highestImpact: 'breaking',
};
const whole = [values.reason, ...values.points, 'breaking'].map((value) => ({ value }));
const FIELD = '<textarea>It is &quot;late&quot; &amp; &lt;long&gt;</textarea>';

describe('what was typed in vain', () => {
  it('is nothing where the page has all of it, in fields or in lines', () => {
    expect(typedInVain(`${FIELD}<p>Say one</p><p>Say two</p>`, values)).toEqual([]);
  });

  it('is the whole of the form where a part is missing, without what the page had sent along', () => {
    expect(typedInVain(`${FIELD}<p>Say one</p>`, values)).toEqual(whole);
    expect(typedInVain('', values)).toEqual(whole);
  });

  it('is nothing for a form in which nobody typed', () => {
    expect(typedInVain('', { intent: 'freeze', snapshotId: 's-1', reason: ' ' })).toEqual([]);
  });
});
