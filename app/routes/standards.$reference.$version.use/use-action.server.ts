import { redirect } from '@remix-run/node';
import { typedDate } from '../../components/form/typed-date';
import type { Decision } from '../../domain/decision';
import type { TypedValues } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { refuseForm } from '../../http/respond.server';
import type { Context } from '../../services/context';
import type { FieldOfReason } from '../../services/field-errors';
import {
  recordExchange,
  recordNoExchange,
  takeExchangeBack,
  takeNoExchangeBack,
} from '../../services/use/record-exchange.server';
import { stateUse, withdrawUse } from '../../services/use/state-use.server';
import type { FormOfUse } from './use-form.server';

/** The field of each form in which a demand of the rules is met. */
const FIELDS: { readonly [I in FormOfUse['intent']]?: FieldOfReason } = {
  state: {
    'evidence-missing': 'evidence',
    'product-missing': 'product',
    'stated-already': 'product',
    'supplier-unknown': 'supplierId',
    'site-missing': 'site',
  },
  exchange: {
    'evidence-missing': 'evidence',
    'requirement-unknown': 'requirements',
    'products-not-independent': 'secondSupplierId',
    'shown-in-future': 'shown',
  },
  'no-exchange': { 'requirement-unknown': 'requirements', 'public-reason-missing': 'reason' },
};

interface Page {
  readonly versionId: string;
  readonly path: string;
  readonly values: TypedValues;
}

/** Carries out what a form of the page asks for. */
export async function carryOut(ctx: Context, { versionId, path, values }: Page, form: FormOfUse) {
  const answer = async (decision: Decision<unknown>, done: string) =>
    decision.allowed
      ? redirect(`${path}?done=${done}`)
      : await refuseOnVersion(ctx, versionId, decision, values, FIELDS[form.intent]);
  switch (form.intent) {
    case 'state': {
      const live = form.live === 'yes';
      if (live && form.site === '')
        return refuseForm({ site: 'Name the NHS or care site where it is live.' }, values);
      if (!form.evidence.startsWith('https://')) {
        return refuseForm({ evidence: 'Enter an address that begins with https://' }, values);
      }
      const { intent: _intent, ...use } = form;
      return answer(await stateUse(ctx, { versionId, ...use, live }), 'stated');
    }
    case 'withdraw':
      return answer(await withdrawUse(ctx, { statementId: form.statementId }), 'withdrawn');
    case 'exchange': {
      const typed = typedDate(
        { day: form['shown-day'], month: form['shown-month'], year: form['shown-year'] },
        'day on which it was shown',
      );
      if (typed.kind === 'empty')
        return refuseForm({ shown: 'Enter the day on which it was shown.' }, values);
      if (typed.kind === 'faulty') return refuseForm({ shown: typed.sentence }, values);
      if (!form.evidence.startsWith('https://')) {
        return refuseForm({ evidence: 'Enter an address that begins with https://' }, values);
      }
      const { requirements, firstProduct, firstSupplierId, secondProduct, secondSupplierId, evidence } = form;
      const shownOn = new Date(`${typed.iso}T00:00:00Z`);
      const products = { firstProduct, firstSupplierId, secondProduct, secondSupplierId };
      return answer(
        await recordExchange(ctx, { versionId, requirements, ...products, evidence, shownOn }),
        'exchange',
      );
    }
    case 'take-back':
      return answer(await takeExchangeBack(ctx, { exchangeId: form.exchangeId }), 'taken-back');
    case 'no-exchange': {
      const { requirements, reason } = form;
      return answer(await recordNoExchange(ctx, { versionId, requirements, reason }), 'no-exchange');
    }
    case 'is-exchange':
      return answer(
        await takeNoExchangeBack(ctx, { versionId, requirement: form.requirement }),
        'is-exchange',
      );
  }
}
