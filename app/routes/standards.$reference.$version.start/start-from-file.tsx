import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { ImportPreviewPart } from '../../components/importing/import-preview';
import { RequirementOffers } from '../../components/importing/requirement-offers';
import type { ImportPreview } from '../../services/versions/text-upload.server';

/** What a file becomes, and the button that begins the draft with it. */
export function StartFromFile({ preview }: { readonly preview: ImportPreview }) {
  const { hash, imported } = preview;
  const { offers, all } = imported;
  const many =
    all.comments === 1
      ? 'It becomes a comment'
      : `These ${all.comments.toLocaleString('en-GB')} become comments`;
  return (
    <ImportPreviewPart
      preview={preview}
      commentsBecome={`${many} on the draft, posted by you; each says who wrote it.`}
      changesBecome="The draft begins with the text as it was before them. The changes of each person become an amendment of its own, opened in your name, which names who made them. You say how far each reaches and submit it; an editor decides on it clause by clause."
    >
      <Form multipart>
        <input type="hidden" name="source" value="upload" />
        <input type="hidden" name="upload" value={hash} />
        <RequirementOffers offers={offers} all={all.offers} />
        <Button>Start the draft from this file</Button>
      </Form>
    </ImportPreviewPart>
  );
}
