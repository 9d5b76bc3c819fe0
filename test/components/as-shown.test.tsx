import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AsShown } from '../../app/components/form/as-shown';
import { Form } from '../../app/components/form/form';
import { TextInput } from '../../app/components/form/text-input';

const NOW = [
  { field: 'name', label: 'Name', value: 'Beta' },
  { field: 'words', label: 'What it does', value: 'Said by another' },
  { field: 'website', label: 'Website', value: '' },
];

function form(values?: Readonly<Record<string, string>>): string {
  const failure = values === undefined ? null : { errors: { form: 'No.' }, values };
  return renderToStaticMarkup(
    <Form failure={failure}>
      <AsShown shownHash="name:1 words:3 website:4" now={NOW} />
      <TextInput name="words" label="Words" defaultValue="Said by another" />
    </Form>,
  );
}

test('a form carries the print of what it showed', () => {
  expect(form()).toContain('name="shownHash" value="name:1 words:3 website:4"');
  expect(form()).not.toContain('Changed while');
});

test('PM-36: one that came too late shows what was changed, keeps what was typed, and carries the print of now', () => {
  const late = form({ shownHash: 'name:1 words:2 website:2', words: 'Typed' });
  expect(late).toContain('Changed while you were writing');
  expect(late).toMatch(/What it does.*Said by another.*Website.*Nothing/s);
  expect(late).not.toContain('Beta');
  expect(late).toContain('value="Typed"');
  expect(late).toContain('name="shownHash" value="name:1 words:3 website:4"');
});

test('one that came back for another reason shows nothing of the kind', () => {
  expect(form({ shownHash: 'name:1 words:3 website:4', words: 'Typed' })).not.toContain('Changed while');
});
