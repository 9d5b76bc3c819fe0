import { describe, expect, it } from 'vitest';
import { TextError, type TextErrorCode } from '../../app/document/text-error';
import { door, fileDoor } from '../../app/http/respond.server';
import { testContext } from '../support/context';
import { loadContext } from '../support/load-context';
import { freshStore } from '../support/store';

describe('a text that takes too much of the workshop', () => {
  const ask = async (made: typeof fileDoor, code: TextErrorCode) => {
    const reported: unknown[] = [];
    const report = (error: unknown) => void reported.push(error);
    const context = { ...loadContext(testContext(await freshStore('sqlite'))), report };
    const loader = made(async () => {
      throw new TextError(code, 'The text took longer than 30 seconds to work on.');
    });
    const request = new Request('http://localhost/texts/1/pdf');
    const answer: unknown = await loader({ request, params: {}, context }).catch((thrown: unknown) => thrown);
    return { answer, reported };
  };

  it.each(['timed-out', 'too-costly'] as const)(
    'is told with 503 and what to do as a file: %s',
    async (code) => {
      const { answer: thrown, reported } = await ask(fileDoor, code);
      const answer = thrown as Response;
      expect(reported).toMatchObject([{ code }]);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toMatch(/^Making this from the text .*comes in other formats/);
    },
  );

  it('is told so on a page', async () => {
    expect((await ask(door, 'timed-out')).answer).toMatchObject({
      init: { status: 503 },
      data: { message: expect.stringContaining('Try again in a few minutes') },
    });
  });

  it('is not said of a fault of ours', async () => {
    expect((await ask(fileDoor, 'bad-input')).answer).toBeInstanceOf(TextError);
  });
});
