import { join } from 'node:path';
import { engineCode } from '../db/store-errors';
import type { PortalEnv } from './env';

type Settings = Pick<PortalEnv, 'dataDir' | 'databaseUrl' | 'host'>;

type Fault = NodeJS.ErrnoException & { readonly port?: number; readonly hostname?: string };

const POSTGRES_CURE =
  'Check that the server is running, and that DATABASE_URL names it, an existing database and an account that may use that database.';

/**
 * What the console says of a start that failed, with the cure where it is known.
 *
 * @param env the settings; absent when they could not be read
 */
export function startFault(error: unknown, env?: Settings): unknown {
  if (!(error instanceof Error)) return error;
  const { message } = error;
  if (env === undefined) return message;
  const fault: Fault = error;
  return ofListening(fault, env) ?? ofFolder(fault, env) ?? ofDatabase(fault, env) ?? message;
}

function ofListening({ code, port, syscall, hostname }: Fault, { host }: Settings): string | null {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program, perhaps another Concord. Stop that one, or set PORT to a free port.`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || (syscall === 'getaddrinfo' && hostname === host)) {
    return `HOST is ${host}, which is not an address of this machine. Leave HOST unset to listen on all of them.`;
  }
  return null;
}

function ofFolder({ path, syscall, message }: Fault, { dataDir }: Settings): string | null {
  if (path === undefined || syscall === 'connect') return null;
  return `The data folder ${dataDir} cannot be used (${message}). Set DATA_DIR to a folder in which this user may write.`;
}

function ofDatabase(fault: Fault, { dataDir, databaseUrl }: Settings): string | null {
  const { message } = fault;
  const code = engineCode(fault) ?? fault.code;
  if (code === undefined) return null;
  if (databaseUrl !== undefined && (/^[0-9A-Z]{5}$/.test(code) || NETWORK.includes(code))) {
    return `PostgreSQL cannot be used with this DATABASE_URL (${message || code}). ${POSTGRES_CURE}`;
  }
  if (!code.startsWith('SQLITE_')) return null;
  const file = join(dataDir, 'concord.sqlite');
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return `${file} is not a database, or it is damaged (${message}). Restore the newest backup, or set DATA_DIR to another folder.`;
  }
  return `The database ${file} cannot be used (${message}). Give this user write access to the file and its folder, and check that the disk has room. To check each of these, run npm run doctor.`;
}

const NETWORK: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];
