import { sampleRoles } from '../../app/services/sample/sample-roles';
import { findPersonByEmail } from '../../db/queries/people';
import type { TestPortal } from './portal';

/** Somebody of the sample, signed in over HTTP at a portal that runs as a demonstration. */
export interface SampleVisitor {
  readonly personId: string;
  /** As a Cookie header. */
  readonly cookie: string;
  /** The token that every form of theirs carries. */
  readonly csrf: string;
}

/** Presses "Sign in" beside the one of the sample's roles whose name begins so. */
export async function signInToSample(portal: TestPortal, name: string): Promise<SampleVisitor> {
  const role = sampleRoles().find((one) => one.name.startsWith(name));
  const person = await portal.ctx.store.read((tx) => findPersonByEmail(tx, role?.email ?? ''));
  if (!person) throw new Error(`Nobody in the sample is called ${name}.`);
  const answer = await fetch(`${portal.origin}/demo`, {
    method: 'POST',
    headers: { origin: portal.origin },
    body: new URLSearchParams({ person: person.id }),
    redirect: 'manual',
  });
  const cookie = /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0];
  if (cookie === undefined) throw new Error(`${name} could not sign in: ${answer.status}.`);
  const page = await (await fetch(`${portal.origin}/my-work`, { headers: { cookie } })).text();
  return { personId: person.id, cookie, csrf: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}
