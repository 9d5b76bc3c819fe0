import {
  type Invitation,
  insertConsultation,
  listConsultations,
  listVerifiedIn,
} from '../../../db/queries/consultations';
import { findOrganisation } from '../../../db/queries/organisations';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import type { ConsultationToOpen } from '../versions/open-consultation.server';
import { tellInvited } from './tell-invited.server';

interface OpenedConsultation {
  readonly standard: StandardRow;
  readonly version: VersionRow;
  readonly input: ConsultationToOpen;
  readonly snapshotId: string;
  readonly hash: string;
}

/** The consultation that a move opens, with everybody who is invited; those who speak for them are told. */
export async function recordConsultation(tx: Tx, ctx: Context, opened: OpenedConsultation): Promise<void> {
  const { standard, version, input, snapshotId, hash } = opened;
  const person = signedInPerson(ctx.actor);
  const id = ctx.newId();
  const number = (await listConsultations(tx, [version.id])).length + 1;
  const questions = (input.questions ?? [])
    .map(tidy)
    .filter((text) => text !== '')
    .map((text, at) => ({ id: `q${at + 1}`, text, outcome: '' }));
  const categories = [...(input.categories ?? [])];
  const invitations = await invitationsOf(tx, input);
  await insertConsultation(
    tx,
    {
      id,
      standardId: standard.id,
      versionId: version.id,
      number,
      snapshotId,
      hash,
      asks: tidy(input.asks ?? ''),
      use: tidy(input.use ?? ''),
      questions,
      invited: input.invited,
      invitedCategories: categories,
      openedBy: person.personId,
      openedAt: ctx.now(),
      closesAt: input.closesAt,
      outcome: '',
    },
    invitations,
  );
  await recordEvent(tx, ctx, {
    act: 'consultation-invited',
    objectKind: 'consultation',
    objectId: id,
    standardId: standard.id,
    versionId: version.id,
    after: {
      number,
      hash,
      closesAt: input.closesAt.toISOString(),
      questions: questions.map(({ text }) => text),
      categories,
      organisations: invitations.map(({ organisationId }) => organisationId),
    },
  });
  await tellInvited(tx, ctx, {
    standard,
    consultationId: id,
    summary: `Your organisation is invited to the consultation on ${standard.title} ${version.number}, until ${dayInWords(input.closesAt)}.`,
  });
}

async function invitationsOf(tx: Tx, input: ConsultationToOpen): Promise<readonly Invitation[]> {
  const invited = new Map<string, Invitation>();
  for (const { id, interestCategory } of await listVerifiedIn(tx, input.categories ?? [])) {
    invited.set(id, { organisationId: id, interestCategory, byName: false });
  }
  for (const id of input.organisationIds ?? []) {
    const found = await findOrganisation(tx, id);
    if (!found) continue;
    invited.set(id, { organisationId: id, interestCategory: found.interestCategory, byName: true });
  }
  return [...invited.values()];
}
