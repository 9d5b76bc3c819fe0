import { readFileSync } from 'node:fs';

/** Clock ticks per second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Processor time of a process and of its children, in seconds, in steps of 10 ms. Linux only. */
export function cpuSeconds(pid: number): number {
  const fields = statFields(pid);
  // Fields 14 and 15 of the manual page: time in user and in kernel mode; the command before them is cut off.
  const own = Number(fields[11]) + Number(fields[12]);
  return own / TICKS + childrenOf(pid).reduce((sum, child) => sum + cpuSeconds(child), 0);
}

/** Memory that the process and its children hold now, in MB. */
export function residentMegabytes(pid: number): number {
  const own = statusKilobytes(pid, 'VmRSS') / 1024;
  return own + childrenOf(pid).reduce((sum, child) => sum + residentMegabytes(child), 0);
}

/** The most memory that the process itself has held so far, in MB. */
export function peakMegabytes(pid: number): number {
  return statusKilobytes(pid, 'VmHWM') / 1024;
}

function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function statusKilobytes(pid: number, name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN);
}

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return listed === '' ? [] : listed.split(' ').map(Number);
}
