import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { typedDate } from '../../components/form/typed-date';
import { ReadingPage } from '../../components/reading/reading-page';
import { WarningCallout } from '../../components/warning-callout';
import { optionalText, readForm } from '../../http/form.server';
import { door, memberDoor } from '../../http/respond.server';
import { NOTHING_TYPED, viewPreview } from '../../services/approvals/view-preview.server';

/** The public page as approval would make it; with what is typed in the decision form when that is sent here. */
export const loader = door(async ({ ctx, params }) => {
  const id = params.id ?? '';
  return { id, ...(await viewPreview(ctx, id, NOTHING_TYPED)) };
});

const part = z.string().trim().max(4).optional().catch('').default('');
const typedForm = z.object({
  statement: optionalText(4000, '').catch(''),
  noticeReason: optionalText(2000, '').catch(''),
  'implement-day': part,
  'implement-month': part,
  'implement-year': part,
  'comply-day': part,
  'comply-month': part,
  'comply-year': part,
  'review-day': part,
  'review-month': part,
  'review-year': part,
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, typedForm);
  if (!read.ok) return await viewPreview(ctx, params.id ?? '', NOTHING_TYPED);
  const { data } = read;
  const day = (name: 'implement' | 'comply' | 'review'): Date | null => {
    const parts = { day: data[`${name}-day`], month: data[`${name}-month`], year: data[`${name}-year`] };
    const typed = typedDate(parts, name);
    return typed.kind === 'date' ? new Date(`${typed.iso}T12:00:00Z`) : null;
  };
  return await viewPreview(ctx, params.id ?? '', {
    statement: data.statement,
    noticeReason: data.noticeReason,
    implementFrom: day('implement'),
    complyBy: day('comply'),
    reviewBy: day('review'),
  });
});

export const meta = () => [{ title: 'Preview of a public page' }, { name: 'robots', content: 'noindex' }];

export default function Preview() {
  const loaded = useLoaderData<typeof loader>();
  const { view, purpose } = useActionData<typeof action>() ?? loaded;
  return (
    <ReadingPage
      view={view}
      notice={
        <WarningCallout title="Preview: nothing of this is decided">
          <p>
            {purpose === 'mandate'
              ? 'This is the public page as it will be when two Leads have made the version mandatory. Dates that nobody has entered yet are left out.'
              : 'This is the public page as it will be when a Lead has approved the version. Dates that nobody has entered yet are left out.'}
          </p>
          <p>
            <a href={`/approvals/${loaded.id}`}>Back to the approval</a>
          </p>
        </WarningCallout>
      }
    />
  );
}
