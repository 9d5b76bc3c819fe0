import { z } from 'zod';
import { dateBoxes, optionalText, requiredText } from '../../http/form.server';

const LONG = 'This must be 300 characters or fewer.';
const EVIDENCE = 'The address must be 1,000 characters or fewer.';
const organisation = (missing: string) => requiredText(missing, 60, missing);
const product = requiredText('Enter the name of the product.', 300, LONG);
const evidence = requiredText('Enter the address of the evidence.', 1000, EVIDENCE);
const id = (missing: string) => requiredText(missing, 100, missing);

const requirements = z
  .union([z.string(), z.array(z.string().max(60)).max(1000)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
  .refine((chosen) => chosen.length > 0, 'Choose at least one requirement.');

/** Every form of the page, told apart by its intent. */
export const formOfUse = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('state'),
      organisationId: organisation('Choose the organisation that states it.'),
      supplierId: organisation('Choose the supplier of the product.'),
      product,
      live: z.enum(['yes', 'no'], { message: 'Say whether it is live at an NHS or care site.' }),
      site: optionalText(300, LONG),
      evidence,
    }),
    z.object({ intent: z.literal('withdraw'), statementId: id('Choose a statement.') }),
    z.object({
      intent: z.literal('exchange'),
      requirements,
      firstProduct: product,
      firstSupplierId: organisation('Choose the supplier of the first product.'),
      secondProduct: product,
      secondSupplierId: organisation('Choose the supplier of the second product.'),
      evidence,
      ...dateBoxes('shown'),
    }),
    z.object({ intent: z.literal('take-back'), exchangeId: id('Choose an exchange.') }),
    z.object({
      intent: z.literal('no-exchange'),
      requirements,
      reason: requiredText(
        'Give the reason. It is public.',
        2000,
        'The reason must be 2,000 characters or fewer.',
      ),
    }),
    z.object({ intent: z.literal('is-exchange'), requirement: id('Choose a requirement.') }),
  ],
  { message: 'Choose what to do.' },
);

export type FormOfUse = z.infer<typeof formOfUse>;
