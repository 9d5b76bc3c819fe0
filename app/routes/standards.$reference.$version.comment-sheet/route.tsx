import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateTimeText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Checkbox } from '../../components/form/checkbox';
import { FileUpload } from '../../components/form/file-upload';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { MOST_SHEET_BYTES } from '../../document/sheet/sheet-types';
import { door, memberDoor } from '../../http/respond.server';
import { readUpload } from '../../http/upload.server';
import { signedInPerson } from '../../services/people/signed-in';
import { sheetFormPath, sheetPath } from '../../services/sheets/sheet-address';
import { uploadSheet } from '../../services/sheets/upload-sheet.server';
import { viewSheetForm } from '../../services/sheets/view-sheet-form.server';

export const loader = door(async ({ ctx, params }) =>
  viewSheetForm(ctx, params.reference ?? '', params.version ?? ''),
);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
  const { fields, ...file } = await readUpload(request, context, 'file', MOST_SHEET_BYTES);
  const { organisationId = '', forOthers = '' } = fields;
  const answer = await uploadSheet(ctx, params.reference ?? '', params.version ?? '', {
    ...file,
    organisationId,
    forOthers: forOthers === 'yes',
  });
  if (answer.ok) return redirect(sheetPath(answer.result.sheetId));
  return data({ errors: answer.errors, values: { organisationId, forOthers } }, { status: answer.status });
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Comment sheet for ${view.standard.reference} ${view.standard.title} ${view.version.number}`
      : 'Comment sheet',
  },
];

export default function CommentSheetPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version } = view;
  const template = sheetFormPath(standard.reference, version.number);
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Comment with a sheet"
      lead="Write comments in a spreadsheet, alone or with colleagues, and upload them together."
      back={{ href: `/standards/${standard.reference}/${version.number}`, text: 'Back to the text' }}
      failure={failure}
      width="text"
    >
      <h2 className="nhsuk-heading-m">1. Take the template</h2>
      <p>
        It has the columns of the ISO comment table, and a row for each clause of this text:{' '}
        <a href={`${template}.xlsx`}>.xlsx</a> or <a href={`${template}.csv`}>CSV</a>. A sheet that was made
        for an ISO committee works as well, if its head has the same words.
      </p>
      {view.closesAt === null ? null : (
        <p>
          The consultation closes <DateTimeText at={view.closesAt} />. Later comments are taken and marked as
          late.
        </p>
      )}
      <h2 className="nhsuk-heading-m">2. Upload it</h2>
      {view.refused.length > 0 ? (
        <>
          <Refusal title="You cannot upload a sheet yet" headingLevel={3} reasons={view.refused} />
          {view.signedIn ? null : (
            <p>
              <a href={`/sign-in?to=${encodeURIComponent(template)}`}>Sign in</a>, and come back here.
            </p>
          )}
        </>
      ) : (
        <Form failure={failure} multipart>
          <FileUpload
            name="file"
            label="Sheet of comments"
            labelSize="s"
            hint=".xlsx or .csv, of 5 MB or less. You see every row before anything is posted."
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
          {view.organisations.length === 0 ? null : (
            <Select
              name="organisationId"
              label="For whom are the comments?"
              labelSize="s"
              options={[
                { value: '', label: 'In my own name' },
                ...view.organisations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          {view.mayRecordForOthers ? (
            <Checkbox
              name="forOthers"
              label="I record what others said"
              hint="Each row names its commenter. It is always shown that the Secretariat recorded it."
            />
          ) : null}
          <Button>Upload and look at it</Button>
        </Form>
      )}
    </Page>
  );
}
