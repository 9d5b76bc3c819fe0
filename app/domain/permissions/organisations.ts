import {
  account,
  consoleOr,
  memberOfVerified,
  namesRepresentative,
  representative,
  voterOfVerified,
} from './demands';
import { administrator, byAdministrator, bySecretariat, type Permission, row } from './rows';
import type { Act, ThingOf } from './things';

/** Organisations and those who speak for them, the Secretariat and the installation. */
export const ORGANISATION_PERMISSIONS = {
  'propose-standard': row(
    'PM-4',
    'Member',
    'a standard',
    'the organisation is verified',
    account,
    memberOfVerified,
  ),
  enrol: row(
    'PM-17',
    'Representative or alternate',
    'an organisation',
    'of this organisation, which is verified',
    account,
    voterOfVerified,
  ),
  vote: row(
    'PM-17',
    'Representative or alternate',
    'the vote of an organisation',
    'of this organisation, which is verified',
    account,
    voterOfVerified,
  ),
  'withdraw-negative': row(
    'PM-17',
    'Representative or alternate',
    'a “do not approve” of an organisation',
    'of this organisation, which is verified',
    account,
    voterOfVerified,
  ),
  'create-organisation': row('PM-20', 'Anyone with an account', 'an organisation', 'none', account),
  'join-organisation': row('PM-20', 'Anyone with an account', 'an organisation', 'none', account),
  'manage-organisation': row(
    'PM-20',
    'Representative or alternate',
    'the members of an organisation',
    'of this organisation',
    account,
    representative,
  ),
  'name-representative': row(
    'PM-20',
    'Representative, or Secretariat for them',
    'representative and alternate',
    'of this organisation, or holds the office',
    account,
    namesRepresentative,
  ),
  'verify-organisation': bySecretariat('PM-21', 'an organisation'),
  'suspend-organisation': bySecretariat('PM-21', 'an organisation'),
  'merge-organisations': bySecretariat('PM-21', 'two organisations'),
  moderate: bySecretariat('PM-21', 'a comment or text that was reported'),
  'record-for-someone-else': bySecretariat('PM-24', 'a comment or vote, shown as recorded for them'),
  administer: byAdministrator('PM-23', 'the installation'),
  'grant-office': row(
    'PM-23',
    'Administrator, or the console',
    'the offices of a person',
    'holds the office',
    consoleOr(account, administrator),
  ),
  'suspend-person': byAdministrator('PM-23', 'an account'),
  'read-audit-record': byAdministrator('PM-23', 'the whole audit record'),
} satisfies { readonly [A in Act]?: Permission<ThingOf[A]> };
