import { listVersions } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { inlineText } from '../../document/inline-text';
import type { DocumentJson } from '../../document/json';
import { blockId, plainText, walk } from '../../document/json';
import { decideCommenting, isLate } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { loadStandard } from '../standards/load-standard.server';
import { placed } from '../versions/cure-places';
import { loadVersion } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { blockNames, frozenText, presentText } from './comment-places.server';
import { beginning } from './comment-words';
import { answerTimeOf } from './post-comment.server';
import { readSnapshotOf } from './read-snapshot';
import { whereDecided } from './where-decided.server';

/**
 * What the form for a new comment shows: the version, the passage that was chosen, and for whom the person
 * may speak. The passage is looked up in the text that a reader of the version sees.
 *
 * @param number of the version; '' for the newest
 * @param block the id of a clause, a requirement or another block; '' for the version as a whole
 * @throws ServiceError `sign-in-needed`, so that the person comes back here after signing in; `not-found`
 */
export async function viewCommentForm(ctx: Context, reference: string, number: string, block: string) {
  const person = signedInPerson(ctx.actor);
  const { standard, version, actor, answers, places, decided } = await ctx.store.read(async (tx) => {
    const chosen = number === '' ? await newestNumber(tx, ctx, reference) : number;
    const loaded = await loadVersion(tx, ctx, reference, chosen);
    return {
      ...loaded,
      answers: await answerTimeOf(tx, loaded.version),
      places: await placesOf(tx, loaded),
      decided: await whereDecided(tx, ctx.now(), reference, loaded.version),
    };
  });
  const snapshotId = readSnapshotOf(version);
  const content =
    block === ''
      ? null
      : snapshotId === null
        ? ((await presentText(ctx, version))?.content ?? null)
        : await frozenText(ctx, snapshotId);
  const hidden = standard.hiddenAt !== null;
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: { id: version.id, number: version.number, state: version.state },
    on: snapshotId === null ? ('draft' as const) : ('snapshot' as const),
    late: answers !== null && isLate(answers, ctx.now()) ? { closedAt: answers.closesAt } : null,
    closesAt: answers?.closesAt ?? null,
    decided,
    passage: content === null ? null : passageIn(content, block),
    /** Whether a passage was asked for that is not in the text. */
    passageMissing: block !== '' && (content === null || passageIn(content, block) === null),
    refused: placed(
      unmetOf(decideCommenting(actor, { hidden, organisationId: null }, version.state)),
      places,
    ),
    organisations: person.memberships.map(({ organisationId, organisationName }) => ({
      id: organisationId,
      name: organisationName,
    })),
  };
}

async function newestNumber(tx: Tx, ctx: Context, reference: string): Promise<string> {
  const { standard } = await loadStandard(tx, ctx, reference);
  return (await listVersions(tx, [standard.id])).at(-1)?.number ?? '';
}

/** The passage with this id: what it is called, and how it begins. */
function passageIn(content: DocumentJson, id: string) {
  const name = blockNames(content).get(id);
  if (name === undefined) return null;
  let words = '';
  walk(content, (node) => {
    if (blockId(node) !== id) return true;
    words = inlineText(node) || plainText(node);
    return false;
  });
  return { ...name, blockId: id, isClause: name.clauseId === id, words: beginning(words, 300) };
}
