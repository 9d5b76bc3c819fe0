import { useLoaderData } from '@remix-run/react';
import { Button } from '../../components/form/button';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { checkReceipt } from '../../services/ballots/check-receipt.server';
import { ReceiptFacts } from './receipt-facts';

/** Longest that anybody types for a receipt of 12 characters. */
const LONGEST = 40;

export const loader = door(async ({ ctx, url }) => {
  const typed = (url.searchParams.get('receipt') ?? '').trim().slice(0, LONGEST);
  return { typed, found: typed === '' ? null : await checkReceipt(ctx, typed) };
});

export const meta = () => [{ title: 'Check the receipt of a vote' }, { name: 'robots', content: 'noindex' }];

export default function Receipts() {
  const { typed, found } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Check the receipt of a vote"
      back={{ href: '/ballots', text: 'Ballots' }}
      lead="Whoever casts a vote gets a receipt. It shows here that the vote is recorded, and whether it counts."
      width="text"
    >
      <form method="get" action="/receipts">
        <div className="nhsuk-form-group">
          <label className="nhsuk-label nhsuk-label--s" htmlFor="receipt">
            Receipt
          </label>
          <div className="nhsuk-hint" id="receipt-hint">
            It begins with V, such as V-0F3A91C27B
          </div>
          <input
            className="nhsuk-input nhsuk-input--width-20"
            id="receipt"
            name="receipt"
            type="text"
            defaultValue={typed}
            aria-describedby="receipt-hint"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <Button>Check</Button>
      </form>
      {typed === '' ? null : found === null ? (
        <InsetText>
          <p role="status">
            There is no vote with the receipt <strong className="cc-address">{typed}</strong>. Compare it with
            the page of the ballot, where each of your organisation’s votes stands with its receipt. If it is
            the same there, tell the <a href="/contact">contact address</a>.
          </p>
        </InsetText>
      ) : (
        <ReceiptFacts found={found} />
      )}
    </Page>
  );
}
