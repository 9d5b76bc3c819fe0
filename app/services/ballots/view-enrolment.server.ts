import { listEnrolments } from '../../../db/queries/enrolments';
import { findText, latestSnapshot } from '../../../db/queries/texts';
import { listBallotsOf } from '../../../db/queries/version-record';
import { decideEnrolment, votersOf } from '../../domain/ballot/electorate';
import { defaultRules } from '../../domain/ballot/rules';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { curePlace } from '../versions/cure-places';
import { loadVersion, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { electorateOf } from './electorate-of.server';
import { decideOpeningOf } from './open-ballot.server';
import { changesInWords } from './rule-changes';
import { rulesToCome } from './rules-to-come.server';

export type EnrolmentView = Awaited<ReturnType<typeof viewEnrolment>>;

/** The preparation of a ballot: who has enrolled, what is still missing, and what the reader may do. */
export async function viewEnrolment(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const seen = await versionFacts(tx, version, actor);
    const enrolled = await electorateOf(tx, version.id);
    const rows = await listEnrolments(tx, version.id);
    const ballots = await listBallotsOf(tx, version.id);
    const before = ['proposed', 'drafting', 'consultation', 'resolution'].includes(version.state);
    const opened = ballots.some((ballot) => ballot.state === 'open') || !before;
    const memberships = ctx.actor.kind === 'person' ? ctx.actor.memberships : [];
    const rules = await rulesToCome(tx, version.id, 'trial-use');
    const opening = await decideOpeningOf(tx, version, seen, actor, 'to be frozen', ctx.now());
    const places = await placesOf(tx, { standard, version });
    const last = await latestSnapshot(tx, version.id, ['ballot', 'consultation', 'named']);
    const words = last ? ((await findText(tx, last.hash))?.words ?? null) : null;
    return {
      standard: { reference: standard.reference, title: standard.title },
      version: {
        id: version.id,
        number: version.number,
        state: version.state,
        documentId: version.documentId,
      },
      rules: rules.rules,
      /** Why a Lead set them otherwise, and how; null for the usual rules. */
      varied:
        rules.reason === ''
          ? null
          : { reason: rules.reason, changes: changesInWords(defaultRules('trial-use'), rules.rules) },
      mayVary: !opened && may(actor, 'vary-ballot-rules', { standardId: standard.id }).allowed,
      opened,
      words,
      votes: votersOf(enrolled).length,
      enrolled: rows.map((row) => ({
        organisationId: row.organisationId,
        name: row.name,
        slug: row.slug,
        interestCategory: row.interestCategory,
        declaration: row.declaration,
        enrolledAt: row.enrolledAt,
        counts: row.verifiedAt !== null && row.suspendedAt === null,
      })),
      mine: memberships.map((membership) => {
        const { organisationId, organisationName, interestCategory } = membership;
        const request = {
          organisationId,
          category: interestCategory,
          consultant: false,
          interestCarried: '',
        };
        const listed = rows.some((row) => row.organisationId === organisationId);
        return {
          organisationId,
          name: organisationName,
          interestCategory,
          listed,
          unmet: listed ? [] : sayReasons(unmetOf(decideEnrolment({ opened, enrolled: [] }, request, actor))),
        };
      }),
      signedIn: ctx.actor.kind === 'person',
      mayOpen: may(actor, 'open-ballot', seen).allowed && !opened,
      missing: sayReasons(unmetOf(opening)).map((said) => ({
        ...said,
        place: curePlace(said.word, places),
      })),
      ballots: ballots.map(({ id, state, openedAt }) => ({ id, state, openedAt })),
    };
  });
}
