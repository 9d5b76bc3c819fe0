import { fileURLToPath } from 'node:url';
import { type PortalEnv, readEnv } from './env';
import { greeting } from './greeting';
import { startPortal } from './portal';
import { startFault } from './start-fault';

const WORDS: readonly string[] = ['--demo', '--dev'];

/** The settings, once they are read: what a fault of the start is explained with. */
let known: PortalEnv | undefined;

/** Starts the portal: reads the configuration, makes everything, says where it is, and stops cleanly. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => !WORDS.includes(word));
  if (unknown !== undefined)
    throw new Error(
      `The option ${unknown} is unknown. Start the portal with ${WORDS.join(' or ')}, or without an option.`,
    );
  const env = readEnv(process.env, words);
  known = env;
  const portal = await startPortal({ env, root: fileURLToPath(new URL('..', import.meta.url)) });
  console.log(greeting(env, portal));

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), 10_000);
    late.unref();
    portal.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(startFault(error, known));
  process.exit(1);
});
