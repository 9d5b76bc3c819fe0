import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { ChooseFile } from '../../components/importing/choose-file';
import { Page } from '../../components/page';
import { door, memberDoor, orFaulty, refuseForm } from '../../http/respond.server';
import { readTextUpload } from '../../http/text-upload.server';
import { bringFile } from '../../services/comparison/lent-file.server';
import { viewFileForm } from '../../services/comparison/view-file-form.server';
import { comparePath } from '../../services/versions/version-address';

export const loader = door(async ({ ctx, params }) => await viewFileForm(ctx, params.reference ?? ''));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const reference = params.reference ?? '';
  const { fields, bytes, fileName, fault } = await readTextUpload(request, context);
  const { text = '', side = '' } = fields;
  const typed = { text, side };
  const errors: Record<string, string> = {};
  if (text === '') errors.text = 'Choose the text that the file is compared with.';
  if (side !== 'earlier' && side !== 'later')
    errors.side = 'Say whether the file is the earlier or the later text.';
  if (fault !== null) errors.file = fault;
  if (Object.keys(errors).length > 0) return refuseForm(errors, typed);
  return await orFaulty(async () => {
    const key = await bringFile(ctx, reference, bytes, fileName);
    return redirect(
      side === 'earlier' ? comparePath(reference, key, text) : comparePath(reference, text, key),
    );
  }, typed);
});

export const meta = () => [{ title: 'Compare with a file' }, { name: 'robots', content: 'noindex' }];

export default function CompareFile() {
  const { standard, groups, usual, keptDays } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title="Compare with a file"
      lead="See what differs between a text of this standard and a file on your device."
      back={{ href: `/standards/${standard.reference}/compare`, text: 'Compare texts' }}
      failure={failure}
      width="text"
    >
      <Form failure={failure} multipart>
        <Select
          name="text"
          label="Text of the standard"
          options={groups.map(({ label, choices }) => ({
            label,
            options: choices.map((choice) => ({ value: choice.key, label: choice.label })),
          }))}
          defaultValue={usual}
        />
        <ChooseFile />
        <Radios
          name="side"
          label="The file is"
          options={[
            {
              value: 'later',
              label: 'The later text',
              hint: 'For example what you would like the standard to say.',
            },
            {
              value: 'earlier',
              label: 'The earlier text',
              hint: 'For example what your product was built to.',
            },
          ]}
          defaultValue="later"
        />
        <p>
          The file does not become a text of the standard. It is kept for {keptDays} days under an address
          that nobody can guess, so that the comparison can be looked at again and shared. Anyone with an
          account whom you give the address sees it. Pictures in it are not kept.
        </p>
        <Button>Compare</Button>
      </Form>
    </Page>
  );
}
