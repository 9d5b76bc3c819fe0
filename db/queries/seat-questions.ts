import { asked } from '../dialect';
import type { Tx } from '../store';
import type {
  AmendmentState,
  DocumentKind,
  DocumentState,
  MembershipDuty,
  Office,
  StandardRole,
  VersionState,
} from '../words';

/*
 * A seat is asked for at every connection, for hundreds at once after a restart, and again for everybody
 * whenever rights may have changed: two statements, always the same, tell all there is to know.
 */

/** A session, by what its cookie holds or by its name. */
export type SessionKey = { readonly secretHash: string } | { readonly sessionId: string };

/** A session that has not run out, its person, and the live document they ask for. */
export interface SeatAsked {
  readonly session: {
    readonly id: string;
    readonly createdAt: Date;
    readonly lastSeenAt: Date;
    readonly expiresAt: Date;
  };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly emailConfirmed: boolean;
    readonly suspendedAt: Date | null;
  };
  /** Null when there is no such document. */
  readonly place: {
    readonly document: {
      readonly kind: DocumentKind;
      readonly state: DocumentState;
      readonly epoch: number;
      readonly createdBy: string | null;
    };
    readonly version: { readonly id: string; readonly state: VersionState };
    readonly standard: { readonly id: string; readonly hiddenAt: Date | null };
    readonly amendment: {
      readonly id: string;
      readonly state: AmendmentState;
      readonly submittedAt: Date | null;
      /** Whether it changes another amendment and not the draft. */
      readonly ofAmendment: boolean;
    } | null;
  } | null;
}

const ASKED = `select s.id as session_id, s.created_at, s.last_seen_at, s.expires_at,
    p.id as person_id, p.name, p.email_confirmed_at, p.suspended_at,
    d.kind, d.state as document_state, d.epoch, d.created_by,
    v.id as version_id, v.state as version_state, st.id as standard_id, st.hidden_at,
    a.id as amendment_id, a.state as amendment_state, a.submitted_at, ad.kind as amended_kind
  from sessions s
  join people p on p.id = s.person_id
  left join (documents d join versions v on v.id = d.version_id join standards st on st.id = v.standard_id)
    on d.id = ?
  left join amendments a on a.document_id = d.id
  left join documents ad on ad.id = a.draft_id`;

interface AskedRow {
  readonly session_id: string;
  readonly created_at: Moment;
  readonly last_seen_at: Moment;
  readonly expires_at: Moment;
  readonly person_id: string;
  readonly name: string;
  readonly email_confirmed_at: Moment | null;
  readonly suspended_at: Moment | null;
  readonly kind: DocumentKind;
  readonly document_state: DocumentState;
  readonly epoch: number;
  readonly created_by: string | null;
  readonly version_id: string | null;
  readonly version_state: VersionState;
  readonly standard_id: string;
  readonly hidden_at: Moment | null;
  readonly amendment_id: string | null;
  readonly amendment_state: AmendmentState;
  readonly submitted_at: Moment | null;
  readonly amended_kind: DocumentKind | null;
}

/** As the engine gives it: milliseconds, or a text. */
type Moment = number | string;

const moment = (value: Moment | null): Date | null => (value === null ? null : new Date(value));

/** Who asks for a seat, and at what; undefined when the session is unknown or has run out. */
export async function findSeatAsked(
  tx: Tx,
  key: SessionKey,
  documentId: string,
  now: Date,
): Promise<SeatAsked | undefined> {
  const bySecret = 'secretHash' in key;
  const [row] = await asked<AskedRow>(
    tx,
    `${ASKED} where ${bySecret ? 's.secret_hash' : 's.id'} = ? and s.expires_at > ?`,
    [documentId, bySecret ? key.secretHash : key.sessionId, now],
  );
  if (!row) return undefined;
  return {
    session: {
      id: row.session_id,
      createdAt: new Date(row.created_at),
      lastSeenAt: new Date(row.last_seen_at),
      expiresAt: new Date(row.expires_at),
    },
    person: {
      id: row.person_id,
      name: row.name,
      emailConfirmed: row.email_confirmed_at !== null,
      suspendedAt: moment(row.suspended_at),
    },
    place: placeOf(row),
  };
}

function placeOf(row: AskedRow): SeatAsked['place'] {
  if (row.version_id === null) return null;
  return {
    document: {
      kind: row.kind,
      state: row.document_state,
      epoch: Number(row.epoch),
      createdBy: row.created_by,
    },
    version: { id: row.version_id, state: row.version_state },
    standard: { id: row.standard_id, hiddenAt: moment(row.hidden_at) },
    amendment:
      row.amendment_id === null
        ? null
        : {
            id: row.amendment_id,
            state: row.amendment_state,
            submittedAt: moment(row.submitted_at),
            ofAmendment: row.amended_kind === 'amendment',
          },
  };
}

/** What somebody holds that counts at one version, and who writes the amendment they ask for. */
export interface SeatHeld {
  readonly offices: readonly Office[];
  /** By the name of the organisation, suspended ones with them. */
  readonly memberships: ReadonlyArray<{
    readonly organisationId: string;
    readonly organisationName: string;
    readonly duty: MembershipDuty;
    readonly verified: boolean;
    readonly suspended: boolean;
  }>;
  /** As `listRolesOnVersion` answers them. */
  readonly roles: ReadonlyArray<{
    readonly role: StandardRole;
    readonly organisationId: string | null;
    readonly organisationName: string | null;
    readonly organisationSuspended: boolean;
  }>;
  readonly authorIds: readonly string[];
}

const HELD = `select what, word, organisation_id, organisation_name, verified, suspended from (
    select 1 as what, o.office as word, cast(null as text) as organisation_id,
      cast(null as text) as organisation_name, 0 as verified, 0 as suspended,
      row_number() over (order by o.office) as place
    from offices o where o.person_id = ?
    union all
    select 2, m.duty, g.id, g.name, case when g.verified_at is null then 0 else 1 end,
      case when g.suspended_at is null then 0 else 1 end, row_number() over (order by g.name)
    from memberships m join organisations g on g.id = m.organisation_id where m.person_id = ?
    union all
    select 3, r.role, g.id, g.name, 0,
      case when g.suspended_at is null then 0 else 1 end, row_number() over (order by r.role, r.appointed_at)
    from appointments r left join organisations g on g.id = r.organisation_id
    where r.person_id = ? and r.standard_id = ? and r.ended_at is null
      and (r.version_id is null or r.version_id = ?)
    union all
    select 4, a.person_id, null, null, 0, 0, row_number() over (order by a.person_id)
    from amendment_people a where a.amendment_id = ?
  ) held order by what, place`;

interface HeldRow {
  readonly what: number;
  readonly word: string;
  readonly organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly verified: number;
  readonly suspended: number;
}

export async function findSeatHeld(
  tx: Tx,
  at: {
    readonly personId: string;
    readonly standardId: string;
    readonly versionId: string;
    readonly amendmentId: string | null;
  },
): Promise<SeatHeld> {
  const { personId, standardId, versionId, amendmentId } = at;
  const found = await asked<HeldRow>(tx, HELD, [
    personId,
    personId,
    personId,
    standardId,
    versionId,
    amendmentId ?? '',
  ]);
  const those = (what: number) => found.filter((row) => Number(row.what) === what);
  return {
    offices: those(1).map(({ word }) => word as Office),
    memberships: those(2).map((row) => ({
      organisationId: row.organisation_id ?? '',
      organisationName: row.organisation_name ?? '',
      duty: row.word as MembershipDuty,
      verified: Number(row.verified) === 1,
      suspended: Number(row.suspended) === 1,
    })),
    roles: those(3).map((row) => ({
      role: row.word as StandardRole,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      organisationSuspended: Number(row.suspended) === 1,
    })),
    authorIds: those(4).map(({ word }) => word),
  };
}
