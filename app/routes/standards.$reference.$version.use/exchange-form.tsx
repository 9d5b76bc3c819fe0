import { Button } from '../../components/form/button';
import { Checkboxes } from '../../components/form/checkboxes';
import { DateInput } from '../../components/form/date-input';
import { Form } from '../../components/form/form';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import type { PartProps } from './statement-part';

/** What was seen, between which products, by which requirements, when, and where that can be read. */
export function ExchangeForm({ view, failure }: PartProps) {
  const typed = failure?.values?.intent === 'exchange' ? failure : undefined;
  const suppliers = view.suppliers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form intent="exchange" failure={typed} idPrefix="exchange-">
      <TextInput name="firstProduct" label="First product" />
      <Select
        name="firstSupplierId"
        label="Supplier of the first product"
        unchosen="Choose a verified supplier"
        options={suppliers}
      />
      <TextInput name="secondProduct" label="Second product" />
      <Select
        name="secondSupplierId"
        label="Supplier of the second product"
        hint="Not of the same group as the first."
        unchosen="Choose a verified supplier"
        options={suppliers}
      />
      <Checkboxes
        name="requirements"
        label="Requirements that were shown"
        small
        options={view.requirements
          .filter(({ without }) => without === null)
          .map(({ ref, text }) => ({ value: ref, label: ref, hint: text }))}
      />
      <DateInput name="shown" label="Shown on" hint="For example, 22 11 2026" />
      <TextInput
        name="evidence"
        label="Address of the evidence"
        hint="A page that everybody can open. It begins with https://"
      />
      <Button>Record the exchange</Button>
    </Form>
  );
}
