import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Collects what nothing holds any more, in turns of its own, because a turn keeps alive what it has looked at. */
export async function collectRubbish(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collect();
  }
}

/** The bytes that this process needs, within the heap and beside it, once rubbish is collected. */
export async function bytesInUse(): Promise<number> {
  await collectRubbish();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
