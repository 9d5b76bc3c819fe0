import { listEnrolments } from '../../../db/queries/enrolments';
import { listMembershipsOf } from '../../../db/queries/people';
import { findText, latestSnapshot } from '../../../db/queries/texts';
import { listBallotsOf } from '../../../db/queries/version-record';
import { decideEnrolment, votersOf } from '../../domain/ballot/electorate';
import { defaultRules } from '../../domain/ballot/rules';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { printOf } from '../shown-print';
import { placed } from '../versions/cure-places';
import { loadVersion, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { familiesIn, othersIn } from './ballot-facts.server';
import { ballotToPrepare } from './ballot-to-prepare.server';
import { electorateOf } from './electorate-of.server';
import { decideOpeningOf } from './open-ballot.server';
import { decideMandateOpeningOf } from './open-mandate-ballot.server';
import { changesInWords } from './rule-changes';
import { rulesInWords, rulesShown } from './rules-shown';
import { rulesToCome } from './rules-to-come.server';
import { nextTextFailed } from './same-text.server';

export type EnrolmentView = Awaited<ReturnType<typeof viewEnrolment>>;

/** The preparation of a ballot: who has enrolled, what is still missing, and what the reader may do. */
export async function viewEnrolment(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const seen = await versionFacts(tx, version, actor);
    const enrolled = await electorateOf(tx, version.id);
    const rows = await listEnrolments(tx, version.id);
    const ballots = await listBallotsOf(tx, version.id);
    const prepared = await ballotToPrepare(tx, version, ctx.now());
    const opened = prepared === null;
    const track = prepared ?? ballots[0]?.track ?? 'trial-use';
    // With those that are suspended, which are told so.
    const memberships = ctx.actor.kind === 'person' ? await listMembershipsOf(tx, [ctx.actor.personId]) : [];
    const rules = await rulesToCome(tx, version.id, track);
    const opening =
      track === 'mandatory'
        ? await decideMandateOpeningOf(tx, version, seen, actor, ctx.now())
        : await decideOpeningOf(tx, version, seen, actor, { hash: 'to be frozen', findings: [] }, ctx.now());
    const places = await placesOf(tx, { standard, version });
    const last = await latestSnapshot(tx, version.id, ['published', 'ballot', 'consultation', 'named']);
    const act = track === 'mandatory' ? 'open-mandate-ballot' : 'open-ballot';
    const families = familiesIn(enrolled.map((one) => ({ ...one, votingGroupId: one.groupId })));
    const words = last ? ((await findText(tx, last.hash))?.words ?? null) : null;
    return {
      standard: { reference: standard.reference, title: standard.title },
      version: {
        id: version.id,
        number: version.number,
        state: version.state,
        documentId: version.documentId,
      },
      track,
      rules: rules.rules,
      /** The rules to come as its forms show them, with the print that they carry along (PM-36). */
      shown: { shownHash: printOf(rulesShown(rules)), now: rulesInWords(rules) },
      /** Why a Lead set them otherwise, and how; null for the usual rules. */
      varied:
        rules.reason === ''
          ? null
          : { reason: rules.reason, changes: changesInWords(defaultRules(track), rules.rules) },
      mayVary: !opened && may(actor, 'vary-ballot-rules', { standardId: standard.id }).allowed,
      hash: track === 'mandatory' ? (last?.hash ?? null) : null,
      /** The ballot in which voters did not agree to the text as it is now; null where there is none. */
      sameText: opened ? null : await nextTextFailed(tx, version, ctx.now()),
      opened,
      words,
      votes: votersOf(enrolled).length,
      enrolled: rows.map((row) => {
        const { organisationId, name, slug, interestCategory, declaration, enrolledAt } = row;
        const groupId = enrolled.find((one) => one.organisationId === organisationId)?.groupId ?? '';
        const family = families.get(groupId) ?? [];
        return {
          organisationId,
          name,
          slug,
          interestCategory,
          declaration,
          enrolledAt,
          counts: row.verifiedAt !== null && row.suspendedAt === null,
          sharesWith: othersIn(family, organisationId),
          countedIn: family[0]?.category ?? interestCategory,
        };
      }),
      mine: memberships.map((membership) => {
        const { organisationId, name, interestCategory, suspendedAt } = membership;
        const request = {
          organisationId,
          category: interestCategory,
          consultant: false,
          interestCarried: '',
        };
        // A suspended one is on the list and does not count: only the end of the suspension changes that.
        const listed = suspendedAt === null && rows.some((row) => row.organisationId === organisationId);
        return {
          organisationId,
          name,
          interestCategory,
          listed,
          mayLeave: listed && may(actor, 'enrol', { organisationId }).allowed,
          unmet: listed ? [] : sayReasons(unmetOf(decideEnrolment({ opened, enrolled: [] }, request, actor))),
        };
      }),
      signedIn: ctx.actor.kind === 'person',
      mayOpen: may(actor, act, seen).allowed && !opened,
      missing: placed(unmetOf(opening), places),
      ballots: ballots.map(({ id, state, track: of, openedAt }) => ({ id, state, track: of, openedAt })),
    };
  });
}
