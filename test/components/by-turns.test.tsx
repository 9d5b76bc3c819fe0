import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ByTurns } from '../../app/components/by-turns';
import { PageRequestContext, type PageTurns } from '../../app/components/shell/page-request';
import { pageTurns } from '../../app/components/shell/page-turns';

const page = { nonce: undefined, requestId: '', formFailed: false, typedInVain: [], text: '' };
const rows = (count: number) => Array.from({ length: count }, (_, row) => `row ${row}`);

function List({ of, turns, seen }: { of: readonly string[]; turns?: PageTurns; seen?: () => void }) {
  return (
    <PageRequestContext.Provider value={turns === undefined ? page : { ...page, turns }}>
      <ul>
        <ByTurns items={of} itemKey={(row) => row}>
          {(row) => {
            seen?.();
            return <li>{row}</li>;
          }}
        </ByTurns>
      </ul>
    </PageRequestContext.Provider>
  );
}

const READY = { progressiveChunkSize: Number.POSITIVE_INFINITY };

async function rendered(of: readonly string[], seen?: () => void): Promise<string> {
  return await new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <List of={of} turns={pageTurns()} {...(seen === undefined ? {} : { seen })} />,
      {
        ...READY,
        onAllReady: () => resolve(text(pipe(new PassThrough()))),
        onError: reject,
      },
    );
  });
}

const withoutMarks = (html: string) => html.replace(/<!--.*?-->/g, '');

test('a long list is whole and in order, with nothing for a script to put in its place', async () => {
  const html = await rendered(rows(1234));
  expect(withoutMarks(html)).toBe(
    `<ul>${rows(1234)
      .map((row) => `<li>${row}</li>`)
      .join('')}</ul>`,
  );
});

test('other work has its turn between two parts of a long list', async () => {
  let turn = 0;
  let ended = false;
  const count = () => {
    turn += 1;
    if (!ended) setImmediate(count);
  };
  setImmediate(count);
  const rowsOfTurn = new Map<number, number>();
  await rendered(rows(500), () => rowsOfTurn.set(turn, (rowsOfTurn.get(turn) ?? 0) + 1));
  ended = true;
  expect(Math.max(...rowsOfTurn.values())).toBe(50);
  expect(rowsOfTurn.size).toBe(10);
});

test('a short list needs no mark and no turn', async () => {
  expect(await rendered(rows(50))).toBe(renderToStaticMarkup(<List of={rows(50)} />));
});

test('where nobody says when, a long list is rendered at once', () => {
  expect(withoutMarks(renderToStaticMarkup(<List of={rows(120)} />)).match(/<li>/g)).toHaveLength(120);
});
