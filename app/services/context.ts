import type { Store } from '../../db/store';
import type { InterestCategory, MembershipDuty, Office } from '../../db/words';
import type { TextWorkshop } from '../document/workshop-types';
import type { Health } from './health';
import type { Rooms } from './rooms';

/** Who acts. A nightly job is the clock and a command is the console: neither is a made-up person. */
export type Actor = Anonymous | SignedIn | { readonly kind: 'clock' } | { readonly kind: 'console' };

export interface Anonymous {
  readonly kind: 'anonymous';
}

/** A person with a live session, and what they hold at this moment. */
export interface SignedIn {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly offices: readonly Office[];
  readonly memberships: readonly ActorMembership[];
}

export interface ActorMembership {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationSlug: string;
  readonly interestCategory: InterestCategory;
  readonly duty: MembershipDuty;
  readonly manages: boolean;
  readonly verified: boolean;
}

/** Tells the post office that letters wait; sending happens outside every transaction. */
export interface Post {
  wake(): void;
}

/** Where a request comes from, for limits on attempts and for the list of one's own sessions. */
export interface Visitor {
  /** The true peer address; a forwarding header counts only from configured proxies. */
  readonly address: string;
  /** The browser's own description, shortened. */
  readonly agent: string;
}

export interface PortalSettings {
  readonly serviceName: string;
  /** Scheme, host and port under which people reach the portal, without a closing slash. */
  readonly origin: string;
  /** Name of the authority that approves standards; a setting, never a constant. */
  readonly approvingAuthority: string;
  /** Where whoever runs the portal is written to; null while no address is named. */
  readonly contactEmail: string | null;
  readonly demo: boolean;
  readonly secureCookies: boolean;
}

/** Everything a service may use from outside; made by the process and handed in with each request. */
export interface Context {
  readonly store: Store;
  readonly actor: Actor;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly rooms: Rooms;
  readonly post: Post;
  readonly texts: TextWorkshop;
  readonly health: Health;
  readonly settings: PortalSettings;
  readonly visitor: Visitor;
}
