import { data, redirect } from '@remix-run/node';
import { typedDate } from '../../components/form/typed-date';
import type { Decision } from '../../domain/decision';
import { endOfDayAfter } from '../../domain/london-time';
import { refuseAnswer } from '../../http/answer.server';
import type { TypedValues } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { refuseForm } from '../../http/respond.server';
import { findInvited } from '../../services/consultations/find-invited.server';
import type { Context } from '../../services/context';
import type { FieldOfReason } from '../../services/field-errors';
import { appoint, endRole } from '../../services/standards/appoint.server';
import { correctNotice, takeNoticeBack } from '../../services/versions/correct-notice.server';
import { describeVersion } from '../../services/versions/describe-version.server';
import { giveDeprecationNotice } from '../../services/versions/give-notice.server';
import { moveVersion } from '../../services/versions/move-version.server';
import { nameSnapshot } from '../../services/versions/name-snapshot.server';
import { openConsultation } from '../../services/versions/open-consultation.server';
import { recordReview } from '../../services/versions/record-review.server';
import { renumber } from '../../services/versions/renumber-version.server';
import { progressPath } from '../../services/versions/version-address';
import type { DeskForm } from './desk-form.server';

/** The field of each form in which a demand of the rules is met; every other one is met elsewhere. */
const FIELDS: { readonly [I in DeskForm['intent']]?: FieldOfReason } = {
  'open-consultation': {
    'consultation-too-short': 'closes',
    'consultation-too-long': 'closes',
    'invitations-not-recorded': 'invited',
  },
  notice: { 'successor-not-found': 'successor', 'successor-itself': 'successor' },
  'correct-notice': {
    'successor-not-found': 'successor',
    'successor-itself': 'successor',
    'correction-reason-missing': 'why',
    'phase-out-end-missing': 'phaseOutEnds',
    'phase-out-end-earlier': 'phaseOutEnds',
    'phase-out-end-too-far': 'phaseOutEnds',
  },
  deprecate: {
    'phase-out-end-missing': 'phaseOutEnds',
    'phase-out-end-too-far': 'phaseOutEnds',
  },
  renumber: { 'number-taken': 'number', 'number-too-small': 'number', 'number-skips': 'number' },
};

interface Desk {
  readonly versionId: string;
  readonly reference: string;
  /** Where to go when it is done. */
  readonly path: string;
  readonly values: TypedValues;
}

/** Carries out what a form of the desk asks for. */
export async function carryOut(ctx: Context, desk: Desk, form: DeskForm) {
  const { versionId, path, values } = desk;
  const answer = async (decision: Decision<unknown>, done: string) =>
    decision.allowed
      ? redirect(`${path}?done=${done}`)
      : await refuseOnVersion(ctx, versionId, decision, values, FIELDS[form.intent]);
  switch (form.intent) {
    case 'begin-drafting': {
      const { ownerId, lane, shorteningReason } = form;
      return answer(
        await moveVersion(ctx, versionId, { move: form.intent, ownerId, lane, shorteningReason }),
        'moved',
      );
    }
    case 'open-consultation': {
      const closes = lastSecond(form['closes-day'], form['closes-month'], form['closes-year'], 'closing day');
      if ('fault' in closes) return refuseForm({ closes: closes.fault }, values);
      const { invited, asks, use, categories } = form;
      const { ids, unknown } = await findInvited(ctx, form.organisations);
      if (unknown.length > 0) {
        return refuseForm(
          {
            organisations: `No organisation here has the name ${unknown.map((name) => `“${name}”`).join(', ')}. Write it as on its page, or name it under “Who was invited”.`,
          },
          values,
        );
      }
      const questions = form.questions.split('\n');
      const opened = { versionId, closesAt: closes.at, invited, asks, use, questions, categories };
      return answer(await openConsultation(ctx, { ...opened, organisationIds: ids }), 'moved');
    }
    case 'deprecate': {
      const [day, month, year] = [
        form['phaseOutEnds-day'],
        form['phaseOutEnds-month'],
        form['phaseOutEnds-year'],
      ];
      const ends = lastSecond(day, month, year, 'end of the phase-out');
      if ('fault' in ends) return refuseForm({ phaseOutEnds: ends.fault }, values);
      return answer(await moveVersion(ctx, versionId, { move: form.intent, phaseOutEnds: ends.at }), 'moved');
    }
    case 'resume-drafting':
    case 'resume':
    case 'retire':
      return answer(await moveVersion(ctx, versionId, { move: form.intent }), 'moved');
    case 'hold':
    case 'cancel':
      return answer(await moveVersion(ctx, versionId, { move: form.intent, reason: form.reason }), 'moved');
    case 'return-to-resolution': {
      const { intent: move, agreed: nonEditorialChangeAgreed, reason } = form;
      return answer(await moveVersion(ctx, versionId, { move, nonEditorialChangeAgreed, reason }), 'moved');
    }
    case 'notice':
      return answer(await giveDeprecationNotice(ctx, { versionId, ...form }), 'notice');
    case 'correct-notice': {
      const { reason, successor, knownProducts, why, shownHash } = form;
      const [day, month, year] = [
        form['phaseOutEnds-day'],
        form['phaseOutEnds-month'],
        form['phaseOutEnds-year'],
      ];
      // Before the deprecation no end is set, and the form has no date.
      const ends =
        `${day}${month}${year}` === '' ? null : lastSecond(day, month, year, 'end of the phase-out');
      if (ends !== null && 'fault' in ends) return refuseForm({ phaseOutEnds: ends.fault }, values);
      const phaseOutEnds = ends?.at ?? null;
      const corrected = { versionId, reason, successor, knownProducts, phaseOutEnds, why, shownHash };
      return answer(await correctNotice(ctx, corrected), 'notice-corrected');
    }
    case 'take-notice-back':
      return answer(await takeNoticeBack(ctx, { versionId, why: form.why }), 'notice-taken-back');
    case 'appoint-chair':
    case 'appoint-editor':
      return await nameSomebody(ctx, desk, form);
    case 'end-role':
      await endRole(ctx, { versionId, appointmentId: form.appointmentId });
      return redirect(`${path}?done=role-ended`);
    case 'review':
      return answer(await recordReview(ctx, { versionId, ...form }), 'reviewed');
    case 'renumber': {
      const decision = await renumber(ctx, { versionId, number: form.number });
      return decision.allowed
        ? redirect(`${progressPath(desk.reference, decision.result.number)}?done=renumbered`)
        : answer(decision, '');
    }
    case 'describe': {
      const { intent: _intent, shownHash, ...description } = form;
      const described = await describeVersion(ctx, versionId, description, shownHash);
      return described.ok ? redirect(`${path}?done=described`) : refuseAnswer(described, values);
    }
    case 'freeze':
      return answer(await nameSnapshot(ctx, { versionId, name: form.name }), 'frozen');
  }
}

async function nameSomebody(
  ctx: Context,
  { versionId, path, values }: Desk,
  form: Extract<DeskForm, { intent: 'appoint-chair' | 'appoint-editor' }>,
) {
  const role = form.intent === 'appoint-chair' ? 'chair' : 'editor';
  const named = await appoint(ctx, { versionId, role, person: form.person });
  switch (named.kind) {
    case 'appointed':
      return redirect(`${path}?done=appointed`);
    case 'choose':
      return data(
        {
          errors: { person: 'Several people have this name. Choose which one you mean.' },
          values,
          candidates: named.candidates,
        },
        { status: 400 },
      );
    case 'unknown':
      return refuseForm(
        {
          person:
            'Nobody with a confirmed account has exactly this name or e-mail address. Check the spelling.',
        },
        values,
      );
    case 'holds-it-already':
      return refuseForm({ person: `${named.name} holds this role already.` }, values);
  }
}

/** The last second of a typed day in London. */
function lastSecond(
  day: string,
  month: string,
  year: string,
  thing: string,
): { readonly at: Date } | { readonly fault: string } {
  const typed = typedDate({ day, month, year }, thing);
  if (typed.kind === 'empty') return { fault: `Enter the ${thing}.` };
  if (typed.kind === 'faulty') return { fault: typed.sentence };
  return { at: endOfDayAfter(new Date(`${typed.iso}T12:00:00Z`), 0) };
}
