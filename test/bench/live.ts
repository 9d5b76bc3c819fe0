import { sayIfStale, withFolder } from './built-server';
import { type Figure, report } from './figures';
import { faultOf } from './live/check';
import { idle } from './live/idle-row';
import { startLoad } from './live/load-process';
import type { Row } from './live/rows';
import { type Target, targetsIn } from './live/targets';
import { joins, memory, reconnect, trace } from './live/text-rows';
import { cursors, pairs, quiet, saturation } from './live/typing-rows';
import { documentName, makeLiveWorld } from './live/world';

/**
 * Live text beside its peers: ours as the built portal with its database, sign-in and rights, the stock
 * y-websocket server, Hocuspocus, and a broadcast that understands nothing. They take turns in every row.
 *
 * `--rows=quiet,pairs` measures only those rows; `--quick` makes fewer and shorter rounds.
 */

const ROWS: Readonly<Record<string, Row>> = {
  // First, since what others write is kept as snapshots and compacted minutes later, beside whatever runs then.
  idle,
  quiet,
  saturation,
  cursors,
  pairs,
  joins,
  memory,
  trace,
  reconnect,
};

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const asked = words.flatMap((word) => (word.startsWith('--rows=') ? word.slice(7).split(',') : []));
const unknown = asked.filter((word) => !ROWS[word]);
if (unknown.length > 0) throw new Error(`No row ${unknown.join(', ')}: ${Object.keys(ROWS).join(', ')}.`);

sayIfStale();
await withFolder(async (folder) => {
  const world = await makeLiveWorld(folder);
  const passed: Target[] = [];
  const checks: Figure[] = [];
  for (const target of targetsIn(world)) {
    const fault = target.keeps ? await faultOf(target, documentName('blank', 39)) : null;
    if (!fault) passed.push(target);
    const measured = target.keeps ? (fault ?? 'passed') : 'keeps nothing; only for comparison';
    checks.push({ what: target.title, measured });
  }
  report('Live text: does it work with the stock client at all', checks);

  const load = startLoad();
  let used = 0;
  const fresh = () => documentName('blank', used++ % 38);
  for (const [name, row] of Object.entries(ROWS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const begun = performance.now();
    const figures = await row.run({ targets: passed, load, world, folder, quick, fresh });
    const took = ((performance.now() - begun) / 1000).toFixed(0);
    report(`Live text: ${row.title} (${name}, measured in ${took} s)`, figures);
  }
  load.stop();
});
