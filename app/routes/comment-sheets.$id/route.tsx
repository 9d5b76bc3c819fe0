import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DataTable } from '../../components/data-table';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import { readForm } from '../../http/form.server';
import { door, memberDoor } from '../../http/respond.server';
import { commentsPath } from '../../services/comments/comment-address';
import { correctRow, discardSheet, postSheet } from '../../services/sheets/post-sheet.server';
import { sheetPath } from '../../services/sheets/sheet-address';
import { viewSheet } from '../../services/sheets/view-sheet.server';
import { FaultyRow } from './faulty-row';
import { WhatBecomesOfObservations } from './what-becomes-of-observations';

export const loader = door(async ({ ctx, params, url }) => ({
  sheet: await viewSheet(ctx, params.id ?? ''),
  done: url.searchParams.get('done') ?? '',
  many: Number(url.searchParams.get('many') ?? '0') || 0,
}));

/** Cells that can be corrected in the page. */
const CELLS = [
  'clause',
  'type',
  'comment',
  'change',
  'observations',
  'blocking',
  'commenter',
  'passage',
  'reference',
  'line',
  'organisation',
] as const;

const form = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.enum(['post', 'discard']) }),
    z.object({
      intent: z.literal('correct'),
      row: z.coerce.number().int(),
    }),
  ],
  { message: 'Choose what to do.' },
);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const id = params.id ?? '';
  const read = await readForm(request, context, form);
  if (!read.ok) return data({ errors: read.errors, values: read.values }, { status: 400 });
  const path = sheetPath(id);
  switch (read.data.intent) {
    case 'post':
      return redirect(`${path}?done=posted&many=${await postSheet(ctx, id)}`);
    case 'discard': {
      const { formPath } = await viewSheet(ctx, id);
      await discardSheet(ctx, id);
      return redirect(formPath);
    }
    case 'correct': {
      const { row } = read.data;
      const typed = Object.entries(read.values).filter(([key]) => CELLS.some((cell) => cell === key));
      const cells = Object.fromEntries(typed.map(([key, value]) => [key, String(value).trim()]));
      await correctRow(ctx, id, row, cells);
      return redirect(`${path}?done=corrected#row-${row}`);
    }
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Sheet of comments on ${view.sheet.standard.reference} ${view.sheet.standard.title} ${view.sheet.version.number}`
      : 'Sheet of comments',
  },
];

export default function SheetPage() {
  const { sheet, done, many } = useLoaderData<typeof loader>();
  useActionData<typeof action>();
  const { standard, version, lines, sound, faulty, posted } = sheet;
  const faults = lines.filter((line) => line.faults.length > 0);
  const observed = lines.some(({ cells }) => cells.observations !== '');
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={sheet.fileName === '' ? 'Sheet of comments' : sheet.fileName}
      back={{ href: sheet.formPath, text: 'Choose another file' }}
    >
      {done === 'posted' ? (
        <Notice kind="success" title={many === 1 ? '1 comment is posted.' : `${many} comments are posted.`}>
          <p>
            <a href={commentsPath(standard.reference, { version: version.number, mine: 'yes' })}>
              Read what you posted
            </a>
          </p>
        </Notice>
      ) : null}
      <p>
        {lines.length === 1 ? '1 row' : `${lines.length} rows`} with a comment: {sound} ready to be posted,{' '}
        {faulty} with something to correct, {posted} posted.{' '}
        {sheet.forOthers
          ? 'They are recorded for those whom they name, and it is shown that you did.'
          : sheet.organisation === null
            ? 'They are posted in your own name.'
            : `They are posted for ${sheet.organisation}.`}
      </p>
      {observed ? <WhatBecomesOfObservations fills={lines.some(({ fillsIn }) => fillsIn !== null)} /> : null}
      {sheet.leftOut.length === 0 ? null : (
        <p>
          Columns that are left out, because nothing here is called so:{' '}
          {sheet.leftOut.map((head) => `“${head}”`).join(', ')}. To keep what they say, put it under
          “Observations of the secretariat” and upload the file again.
        </p>
      )}
      {sound === 0 ? null : (
        <Form intent="post">
          <Button>{sound === 1 ? 'Post 1 comment' : `Post ${sound} comments`}</Button>
        </Form>
      )}
      {faults.length === 0 ? null : (
        <section aria-labelledby="to-correct">
          <h2 className="nhsuk-heading-m" id="to-correct">
            To correct
          </h2>
          <p>Correct them here, or in your file and upload it again. Nothing of them is lost until then.</p>
          {faults.map((line) => (
            <FaultyRow key={line.row} line={line} forOthers={sheet.forOthers} />
          ))}
        </section>
      )}
      <DataTable
        caption="All rows of the sheet with a comment"
        compact
        rows={lines}
        rowKey={({ row }) => String(row)}
        columns={[
          { header: 'Row', rowHeader: true, cell: ({ row }) => row },
          {
            header: 'Becomes',
            cell: ({ posted: as, faults: wrong, row }) =>
              as !== null ? (
                <a href={as.path}>{as.name}</a>
              ) : wrong.length > 0 ? (
                <a href={`#row-${row}`}>To correct</a>
              ) : (
                'Ready'
              ),
          },
          { header: 'Clause', cell: ({ place, cells }) => place ?? (cells.clause || 'Whole text') },
          { header: 'Type', cell: ({ cells }) => cells.type },
          {
            header: 'Comment and proposed change',
            cell: ({ cells }) => (
              <div className="cc-report__words">
                <p className="cc-comment__plain">{cells.comment}</p>
                {cells.change === '' ? null : (
                  <p className="cc-comment__plain">
                    <strong>Proposed:</strong> {cells.change}
                  </p>
                )}
              </div>
            ),
          },
          ...(observed
            ? [
                {
                  header: 'Observations of the secretariat',
                  cell: ({ cells, fillsIn }: (typeof lines)[number]) => (
                    <div className="cc-report__words">
                      <p className="cc-comment__plain">{cells.observations}</p>
                      {fillsIn === null ? null : <p>Read as: {DISPOSITION_LABELS[fillsIn]}</p>}
                    </div>
                  ),
                },
              ]
            : []),
          {
            header: 'Commenter',
            cell: ({ commenter, countsFor }) => (
              <>
                {commenter}
                {countsFor === null ? null : (
                  <>
                    <br />
                    Counts for {countsFor}, which is on the portal
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      <Form intent="discard">
        <Button look="secondary">{posted > 0 ? 'Put the sheet away' : 'Discard the sheet'}</Button>
      </Form>
    </Page>
  );
}
