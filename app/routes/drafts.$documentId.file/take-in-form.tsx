import { SpeakingFor } from '../../components/comments/comment-fields';
import { Button } from '../../components/form/button';
import { Checkbox } from '../../components/form/checkbox';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { ImportPreviewPart } from '../../components/importing/import-preview';
import { RequirementOffers } from '../../components/importing/requirement-offers';
import { InsetText } from '../../components/inset-text';
import { Unbroken } from '../../components/unbroken';
import type { IncomingView } from '../../services/incoming/view-incoming.server';

type Found = NonNullable<IncomingView['found']>;

interface TakeInFormProps {
  readonly view: Pick<IncomingView, 'refused'> & {
    readonly found: Found;
    readonly organisations: readonly { readonly id: string; readonly name: string }[];
  };
  readonly failure: FormFailure | undefined;
}

/** What the file becomes, how far it differs from the draft, and the choice what is made of it. */
export function TakeInForm({ view, failure }: TakeInFormProps) {
  const { refused, found, organisations } = view;
  const { preview, differs } = found;
  const { hash, imported } = preview;
  const { offers, all } = imported;
  return (
    <ImportPreviewPart
      preview={preview}
      commentsBecome="They become comments on the draft, posted by you; each says who wrote it."
      changesBecome="The text is taken as it was before them. The changes of each person become an amendment of its own, opened in your name, which names who made them. You say how far each reaches and submit it."
    >
      <h2 className="nhsuk-heading-m">How far it differs from the draft</h2>
      <Differences differs={differs} />
      {differs === null && all.changes === 0 && all.comments === 0 ? (
        <p>There is nothing to bring in. Choose another file, or go on writing in the draft.</p>
      ) : (
        <Form failure={failure} multipart>
          <input type="hidden" name="upload" value={hash} />
          {differs === null ? (
            <input type="hidden" name="as" value={refused.replace.length === 0 ? 'text' : 'amendment'} />
          ) : (
            <>
              <WhatBecomes refused={refused} />
              <SpeakingFor organisations={organisations} />
            </>
          )}
          {all.comments === 0 ? null : (
            <Checkbox
              name="comments"
              label={all.comments === 1 ? 'Post its comment too' : `Post its ${all.comments} comments too`}
              defaultChecked
            />
          )}
          <RequirementOffers offers={offers} all={all.offers} />
          <Button>Bring it in</Button>
        </Form>
      )}
    </ImportPreviewPart>
  );
}

/** The choice; where there is none, what becomes of it. */
function WhatBecomes({ refused }: Pick<IncomingView, 'refused'>) {
  const [only, more] = choices(refused);
  if (only !== undefined && more === undefined) {
    return (
      <>
        <input type="hidden" name="as" value={only.value} />
        <p>
          {only.label}. {only.hint}
        </p>
      </>
    );
  }
  return (
    <Radios
      name="as"
      label="What becomes of the text of the file?"
      labelSize="m"
      options={choices(refused)}
      defaultValue="amendment"
    />
  );
}

function choices({ replace, propose }: IncomingView['refused']) {
  const proposed = {
    value: 'amendment',
    label: 'It is proposed as an amendment',
    hint: 'The draft stays as it is. An editor decides on what differs, clause by clause.',
  };
  const replaced = {
    value: 'text',
    label: 'It takes the place of the draft’s text',
    hint: 'What the draft says now is kept as a snapshot first; restoring that one undoes it. What others type at the same moment stays.',
  };
  return [...(propose.length === 0 ? [proposed] : []), ...(replace.length === 0 ? [replaced] : [])];
}

function Differences({ differs }: { readonly differs: Found['differs'] }) {
  if (differs === null) return <p>The text of the file and that of the draft are the same.</p>;
  const { changes, clauses, wordsAdded, wordsRemoved, removed } = differs;
  const count = (number: number, one: string, many = `${one}s`) =>
    `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
  return (
    <>
      <p>
        {count(changes, 'change')} in {count(clauses, 'clause')}: {count(wordsAdded, 'word')} added,{' '}
        {count(wordsRemoved, 'word')} removed.
      </p>
      {removed.length === 0 ? null : (
        <InsetText>
          <p>
            {removed.length === 1 ? 'This requirement is' : `These ${removed.length} requirements are`} not in
            the file: <Unbroken words={removed.slice(0, 20).join(', ')} />
            {removed.length > 20 ? ' and others' : ''}.
          </p>
        </InsetText>
      )}
    </>
  );
}
