import { readLog } from '../../../db/queries/documents';
import { canonicalJson } from '../../document/canonical';
import { type DocumentJson, type NodeJson, plainText } from '../../document/json';
import type { AmendmentWords } from '../amendments/amendment-fields';
import { decideAmendment, WHOLE } from '../amendments/decide-amendment.server';
import { openAmendment } from '../amendments/open-amendment.server';
import { rejectAmendment } from '../amendments/reject-amendment.server';
import { submitAmendment } from '../amendments/submit-amendment.server';
import { supportAmendment } from '../amendments/support-amendment.server';
import { signedInPerson } from '../people/signed-in';
import type { PersonKey } from './sample-people';
import { accepted, type Stage } from './stage.server';
import type { VersionWork } from './version-work.server';

export interface SampleAmendment {
  readonly key: string;
  readonly who: PersonKey;
  /** Key of the organisation it is proposed for. */
  readonly from: string;
  /** Words of the draft, and what they become. */
  readonly was: string;
  readonly is: string;
  readonly says: Omit<AmendmentWords, 'comments'>;
}

/** Writes an amendment and submits it. */
export async function amend(stage: Stage, work: VersionWork, proposal: SampleAmendment): Promise<void> {
  const { key, who, from, was, is } = proposal;
  const ctx = await stage.as(who);
  const organisationId = stage.organisation(from).id;
  const said = { ...proposal.says, comments: '' };
  const draftId = work.documentId;
  const { id, documentId } = accepted(
    `amendment ${key}`,
    await openAmendment(ctx, { ...said, draftId, organisationId }),
  );
  const { updates } = await readLog(stage.tx, documentId);
  const { content } = await ctx.texts.readLive(updates);
  const changed = replaced(content, was, is);
  if (changed === content)
    throw new Error(`The sample's amendment ${key} changes words that are not in the text.`);
  const update = await ctx.texts.restore(updates, canonicalJson(changed));
  const { personId } = signedInPerson(ctx.actor);
  await ctx.rooms.appendServerUpdate(documentId, update, { personId, organisationId });
  accepted(`submit ${key}`, await submitAmendment(await stage.as(who), id, said));
  work.amendments.set(key, id);
}

/** The text with these words replaced where they first stand, or the same text where they do not. */
function replaced(content: DocumentJson, was: string, is: string): DocumentJson {
  let done = false;
  const change = (node: NodeJson): NodeJson => {
    if (done || !plainText(node).includes(was)) return node;
    if (node.text !== undefined) {
      done = true;
      return { ...node, text: node.text.replace(was, is) };
    }
    return { ...node, content: (node.content ?? []).map(change) };
  };
  const text = { ...content, content: (content.content ?? []).map(change) };
  return done ? text : content;
}

export async function position(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  from: string,
  supports: boolean,
  reason = '',
): Promise<void> {
  const given = {
    organisationId: stage.organisation(from).id,
    position: supports ? 'support' : 'do-not-support',
    reason,
  };
  accepted(`${from} on ${key}`, await supportAmendment(await stage.as(who), idOf(work, key), given));
}

export async function acceptAmendment(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
): Promise<void> {
  accepted(`accept ${key}`, await decideAmendment(await stage.as(who), idOf(work, key), WHOLE));
}

export async function refuseAmendment(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  reason: string,
): Promise<void> {
  accepted(`reject ${key}`, await rejectAmendment(await stage.as(who), idOf(work, key), reason));
}

function idOf(work: VersionWork, key: string): string {
  const id = work.amendments.get(key);
  if (id === undefined) throw new Error(`The sample has no amendment “${key}”.`);
  return id;
}
