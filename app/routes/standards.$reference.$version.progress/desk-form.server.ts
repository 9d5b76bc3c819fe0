import { z } from 'zod';
import { IMPACTS, INTEREST_CATEGORIES, LANES, REVIEW_KINDS, REVIEW_OUTCOMES } from '../../../db/words';
import { dateBoxes, manyOf, oneOf, optionalText, requiredText, ticked } from '../../http/form.server';

const LONG = 'This must be 5,000 characters or fewer.';
const publicReason = requiredText('Give a reason. It is public.', 5000, LONG);

/** What the public is told of the end of a version. */
const notice = {
  reason: publicReason,
  successor: requiredText('Enter what takes its place, or that nothing does.', 1000, LONG),
  knownProducts: requiredText('Enter the products known to use it, or that none is known.', 5000, LONG),
};

/** Every form of the desk, told apart by its intent. */
export const deskForm = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('begin-drafting'),
      ownerId: requiredText('Choose the organisation that owns the standard.', 100, LONG),
      lane: oneOf(LANES, 'Choose a lane.'),
      shorteningReason: optionalText(5000, LONG),
    }),
    z.object({
      intent: z.literal('open-consultation'),
      ...dateBoxes('closes'),
      invited: requiredText('Enter who was invited and how. It is public.', 5000, LONG),
      asks: optionalText(5000, LONG),
      use: optionalText(5000, LONG),
      questions: optionalText(5000, LONG),
      organisations: optionalText(20_000, 'The list must be 20,000 characters or fewer.'),
      categories: manyOf(INTEREST_CATEGORIES, 'Choose categories from the list.'),
    }),
    z.object({ intent: z.enum(['resume-drafting', 'resume', 'retire']) }),
    z.object({ intent: z.enum(['hold', 'cancel']), reason: publicReason }),
    z.object({ intent: z.literal('return-to-resolution'), agreed: ticked(), reason: publicReason }),
    z.object({ intent: z.literal('notice'), ...notice }),
    z.object({
      intent: z.literal('correct-notice'),
      ...notice,
      ...dateBoxes('phaseOutEnds'),
      why: requiredText('Say why the notice is corrected. It is public.', 5000, LONG),
      shownHash: z.string().default(''),
    }),
    z.object({
      intent: z.literal('take-notice-back'),
      why: requiredText('Say why the notice is taken back. It is public.', 5000, LONG),
    }),
    z.object({
      intent: z.literal('renumber'),
      number: requiredText('Choose a number.', 40, 'Choose a number.'),
    }),
    z.object({ intent: z.literal('deprecate'), ...dateBoxes('phaseOutEnds') }),
    z.object({
      intent: z.enum(['appoint-chair', 'appoint-editor']),
      person: requiredText('Enter a name or an e-mail address.', 320, 'That is too long to be a name.'),
    }),
    z.object({ intent: z.literal('end-role'), appointmentId: z.string().max(100) }),
    z.object({
      intent: z.literal('review'),
      kind: oneOf(REVIEW_KINDS, 'Choose which review it was.'),
      outcome: oneOf(REVIEW_OUTCOMES, 'Choose the outcome.'),
      note: requiredText('Enter what was looked at and what remains. It is public.', 5000, LONG),
    }),
    z.object({
      intent: z.literal('describe'),
      shownHash: z.string().default(''),
      changeSummary: optionalText(300, 'The change summary must be 300 characters or fewer.'),
      changeLog: optionalText(20_000, 'The change log must be 20,000 characters or fewer.'),
      involvementRecord: optionalText(20_000, 'The record must be 20,000 characters or fewer.'),
      highestImpact: z
        .union([z.enum(IMPACTS), z.literal('')])
        .optional()
        .transform((word) => (word ? word : null)),
    }),
    z.object({
      intent: z.literal('freeze'),
      name: requiredText('Enter a name for the snapshot.', 100, 'The name must be 100 characters or fewer.'),
    }),
  ],
  { message: 'Choose what to do.' },
);

export type DeskForm = z.infer<typeof deskForm>;
