import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import type { PartProps } from './statement-part';

/** One organisation's statement about one product. */
export function StatementForm({ view, failure }: PartProps) {
  const { statesFor, suppliers, version } = view;
  const typed = failure?.values?.intent === 'state' ? failure : undefined;
  const own = suppliers.find(({ id }) => statesFor.some((one) => one.id === id));
  const [only] = statesFor;
  return (
    <Form intent="state" failure={typed} idPrefix="state-">
      {statesFor.length === 1 && only ? (
        <>
          <p>
            You state this for {only.name}. It is public, with your name, and any member of {only.name} can
            withdraw it.
          </p>
          <input type="hidden" name="organisationId" value={only.id} />
        </>
      ) : (
        <Radios
          name="organisationId"
          label="Organisation that states it"
          options={statesFor.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextInput
        name="product"
        label={`Product that implements version ${version.number}`}
        hint="With its own version, for example “Wardbook 7”."
      />
      <Select
        name="supplierId"
        label="Supplier of the product"
        unchosen="Choose a verified supplier"
        options={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={own?.id}
      />
      <Radios
        name="live"
        label="Is it live at an NHS or care site?"
        options={[
          {
            value: 'yes',
            label: 'Yes',
            reveals: (
              <TextInput name="site" label="Which site" hint="Its public name, for example a hospital." />
            ),
          },
          { value: 'no', label: 'No, not yet' },
        ]}
      />
      <TextInput
        name="evidence"
        label="Address of the evidence"
        hint="A page that everybody can open. It begins with https://"
      />
      <Button>State the use</Button>
    </Form>
  );
}
