import { fileURLToPath } from 'node:url';
import { readEnv } from './env';
import { greeting } from './greeting';
import { startPortal } from './portal';

/** Starts the portal: reads the configuration, makes everything, says where it is, and stops cleanly. */
async function main(): Promise<void> {
  const env = readEnv(process.env, process.argv.slice(2));
  const portal = await startPortal({ env, root: fileURLToPath(new URL('..', import.meta.url)) });
  console.log(greeting(env, portal.port, portal.firstRunToken));

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
  console.error(wordsOf(error));
  process.exit(1);
});

/** What the console says of a start that failed, with the cure where it is known. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program, perhaps another Concord. Stop that one, or set PORT to a free port.`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  }
  return error.message;
}
