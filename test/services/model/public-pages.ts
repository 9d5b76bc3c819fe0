import type { LoaderFunctionArgs } from '@remix-run/node';
import { strFromU8, unzipSync } from 'fflate';
import { loader as home } from '../../../app/routes/_index/route';
import { loader as record } from '../../../app/routes/admin.record/route';
import { loader as approvals } from '../../../app/routes/approvals._index/route';
import { loader as approval } from '../../../app/routes/approvals.$id/route';
import { loader as ballots } from '../../../app/routes/ballots._index/route';
import { loader as ballot } from '../../../app/routes/ballots.$id._index/route';
import { loader as voteForm } from '../../../app/routes/ballots.$id.vote/route';
import { loader as votesCsv } from '../../../app/routes/ballots.$id.votes[.]csv';
import { loader as myWork } from '../../../app/routes/my-work/route';
import { loader as organisation } from '../../../app/routes/organisations.$slug._index/route';
import { loader as directory } from '../../../app/routes/standards._index/route';
import { loader as reading } from '../../../app/routes/standards.$reference.$version._index/route';
import { loader as enrolment } from '../../../app/routes/standards.$reference.$version.ballot/route';
import { loader as decisionPack } from '../../../app/routes/standards.$reference.$version.decision-pack[.]zip';
import { loader as report } from '../../../app/routes/standards.$reference.$version.disposition-report/route';
import { loader as history } from '../../../app/routes/standards.$reference.$version.history/route';
import { loader as participation } from '../../../app/routes/standards.$reference.$version.participation/route';
import { loader as progress } from '../../../app/routes/standards.$reference.$version.progress/route';
import { loader as comments } from '../../../app/routes/standards.$reference.comments._index/route';
import { loader as comment } from '../../../app/routes/standards.$reference.comments.$number/route';
import { loader as commentsCsv } from '../../../app/routes/standards.$reference.comments[.]csv';
import { loader as feed } from '../../../app/routes/standards.$reference.feed[.]atom';
import { loadContext } from '../../support/load-context';
import type { Facts } from './facts';
import type { ModelWorld } from './world';

type Loader = (asked: LoaderFunctionArgs) => Promise<unknown>;

/** An address, the door behind it, and what it finds in the address. */
type Place = readonly [string, Loader, Record<string, string>];

/** What is answered at an address: everything that reaches the reader, in one text. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The addresses at which something of the version stands, each with the door behind it; of the comments the last four. */
function addresses({ reference, ballots: of, approvals: asked, comments: said }: Facts): Place[] {
  const version = { reference, version: '1.0.0' };
  const at = `/standards/${reference}/1.0.0`;
  const here: Place[] = [
    [at, reading, version],
    [`${at}/progress`, progress, version],
    [`${at}/history`, history, version],
    [`${at}/ballot`, enrolment, version],
    [`${at}/participation`, participation, version],
    [`${at}/disposition-report`, report, version],
    [`${at}/decision-pack.zip`, decisionPack, version],
    [`/standards/${reference}/comments`, comments, { reference }],
    [`/standards/${reference}/comments.csv`, commentsCsv, { reference }],
    [`/standards/${reference}/feed.atom`, feed, { reference }],
  ];
  return [
    ['/', home, {}],
    ['/standards', directory, {}],
    ['/ballots', ballots, {}],
    ['/approvals', approvals, {}],
    ['/my-work', myWork, {}],
    ['/admin/record', record, {}],
    ['/organisations/alder', organisation, { slug: 'alder' }],
    ['/organisations/elm', organisation, { slug: 'elm' }],
    ...(reference === '' ? [] : here),
    ...said
      .map((_one, index) => `C-${index + 1}`)
      .slice(-4)
      .map((number): Place => [`/standards/${reference}/comments/${number}`, comment, { reference, number }]),
    ...of.flatMap(({ id }): Place[] => [
      [`/ballots/${id}`, ballot, { id }],
      [`/ballots/${id}/vote`, voteForm, { id }],
      [`/ballots/${id}/votes.csv`, votesCsv, { id }],
    ]),
    ...asked.map(({ id }): Place => [`/approvals/${id}`, approval, { id }]),
  ];
}

/** Asks at every address, or those that are wanted, without an account. */
export async function askAround(
  { ctx }: ModelWorld,
  facts: Facts,
  wanted: (address: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [address, loader, params] of addresses(facts)) {
    if (!wanted(address)) continue;
    const request = new Request(`http://localhost:3000${address}`);
    // A door asks of its context no more than this one has.
    answers.set(address, await answerOf(loader, { request, params, context: loadContext(ctx) as never }));
  }
  return answers;
}

async function answerOf(loader: Loader, asked: LoaderFunctionArgs): Promise<Answer> {
  try {
    return await read(await loader(asked));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return await read(thrown);
  }
}

/** Loader data as it is written into the page, a file as its bytes, an archive as the files in it. */
async function read(answer: unknown): Promise<Answer> {
  if (answer instanceof Response) {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const packed = answer.headers.get('content-type') === 'application/zip' && answer.status === 200;
    const text = packed
      ? Object.values(unzipSync(bytes))
          .map((file) => strFromU8(file))
          .join('\n')
      : strFromU8(bytes);
    return { status: answer.status, text };
  }
  const { data, init } = withInit(answer);
  return { status: init?.status ?? 200, text: JSON.stringify(data) };
}

function withInit(answer: unknown): { readonly data: unknown; readonly init: ResponseInit | null } {
  const wrapped = typeof answer === 'object' && answer !== null && 'data' in answer && 'init' in answer;
  return wrapped ? (answer as { data: unknown; init: ResponseInit | null }) : { data: answer, init: null };
}
