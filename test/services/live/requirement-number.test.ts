import { afterAll, describe, expect, it } from 'vitest';
import { action } from '../../../app/routes/drafts.$documentId.requirement';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { loadContext } from '../../support/load-context';
import { drafting, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe('the number of a requirement', () => {
  it('is given to a block, and a request without one uses none up', async () => {
    const w = await standardWorld('sqlite', texts);
    const { documentId } = await drafting(w);
    const ask = async (fields: string[][], by = w.editor) => {
      const body = new URLSearchParams(fields);
      const request = new Request('http://localhost/', { method: 'POST', body });
      return await action({ request, params: { documentId }, context: loadContext(by) });
    };
    await expect(ask([], w.ctx)).rejects.toMatchObject({ status: 401 });
    for (const fields of [[], [['block', '']], [['block', 'b 1']]]) {
      expect((await ask(fields)).status).toBe(400);
    }
    expect(await (await ask([['block', 'b0123456789']])).json()).toEqual({
      ref: expect.stringMatching(/-R1$/),
    });
  });
});
