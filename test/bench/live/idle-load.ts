import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds } from '../process-usage';
import { Member } from './member';
import { presenceMessage } from './messages';
import type { Link, TargetName } from './targets';
import { connectAll } from './typing-load';

/** People who have a document open and do nothing, at all servers at the same time. */
export interface IdleOrders {
  readonly kind: 'idle';
  readonly links: readonly Link[];
  readonly document: string;
  readonly clients: number;
  readonly seconds: number;
}

/** Share of a core that each server took. */
export type IdleReading = Readonly<Partial<Record<TargetName, number>>>;

/** The stock client says that it is still here this often, in ms. */
const RENEWAL = 15_000;

export async function idling({ links, document, clients, seconds }: IdleOrders): Promise<IdleReading> {
  const groups = links.map((link) =>
    Array.from({ length: clients }, (_, at) => new Member(link, document, at)),
  );
  for (const members of groups) await connectAll(members);
  const clocks = new Map<Member, number>();
  const say = (member: Member, at: number) => {
    const clock = (clocks.get(member) ?? 0) + 1;
    clocks.set(member, clock);
    member.wire.send(member.wire.frame(presenceMessage(2_000_000 + at, clock, 0)));
  };
  const timers: NodeJS.Timeout[] = [];
  for (const members of groups) {
    for (const [at, member] of members.entries()) {
      say(member, at);
      // They did not all come at the same moment.
      const first = setTimeout(
        () => {
          say(member, at);
          timers.push(setInterval(() => say(member, at), RENEWAL));
        },
        (at / clients) * RENEWAL,
      );
      timers.push(first);
    }
  }
  await pause(3_000);
  const before = links.map(({ pid }) => cpuSeconds(pid));
  await pause(seconds * 1000);
  const reading = links.map(({ target, pid }, at): [TargetName, number] => {
    return [target, (cpuSeconds(pid) - (before[at] ?? 0)) / seconds];
  });
  for (const timer of timers) clearTimeout(timer);
  for (const { wire } of groups.flat()) {
    if (!wire.open) throw new Error('A client that did nothing was sent away.');
    wire.close();
  }
  return Object.fromEntries(reading);
}
