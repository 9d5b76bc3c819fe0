import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { DraftView } from '../../services/live/draft-view';
import { portalPath } from '../portal-path';

/** Opens an amendment of one's own at once, or goes on with the one that is being written. */
export function ProposeButton({
  view,
  look = 'secondary',
}: {
  readonly view: DraftView;
  readonly look?: 'primary' | 'secondary';
}) {
  if (view.propose === null) return null;
  return (
    <Form action={portalPath(view.propose)} className="cc-draft__propose">
      <input type="hidden" name="next" value="resume" />
      <Button small look={look}>
        Propose a change
      </Button>
    </Form>
  );
}
