import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';

/** Signs in as somebody invented, by one click. */
export function SignInAs({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Form>
      <input type="hidden" name="person" value={id} />
      <Button look="secondary" small>
        Sign in<span className="nhsuk-u-visually-hidden"> as {name}</span>
      </Button>
    </Form>
  );
}
