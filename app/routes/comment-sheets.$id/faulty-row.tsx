import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import type { SheetView } from '../../services/sheets/view-sheet.server';

interface FaultyRowProps {
  readonly line: SheetView['lines'][number];
  readonly forOthers: boolean;
}

/** Fields that are always there; the others only where they are at fault. */
const SHOWN: readonly string[] = [
  'clause',
  'type',
  'comment',
  'change',
  'blocking',
  'commenter',
  'observations',
];

/** A row that cannot be posted: what is wrong in which column, and its cells to be corrected. */
export function FaultyRow({ line: { row, cells, faults }, forOthers }: FaultyRowProps) {
  const errors = Object.fromEntries(faults.map(({ key, says }) => [key, says]));
  return (
    <section className="cc-refusal" id={`row-${row}`} aria-labelledby={`row-${row}-title`}>
      <h3 className="nhsuk-heading-s" id={`row-${row}-title`}>
        Row {row}
      </h3>
      <ul>
        {faults.map(({ key, column, says }) => (
          <li key={key}>
            Column “{column}”: {says}
          </li>
        ))}
      </ul>
      <Form intent="correct" idPrefix={`row-${row}-`} failure={{ errors, values: { ...cells } }}>
        <input type="hidden" name="row" value={row} />
        <TextInput name="clause" label="Clause/Subclause" labelSize="s" />
        <TextInput name="type" label="Type of comment" labelSize="s" width={10} />
        <TextArea name="comment" label="Comments" labelSize="s" rows={3} />
        <TextArea name="change" label="Proposed change" labelSize="s" rows={2} />
        {cells.blocking === '' ? null : <TextInput name="blocking" label="Blocking because" labelSize="s" />}
        {cells.observations === '' ? null : (
          <TextArea name="observations" label="Observations of the secretariat" labelSize="s" rows={2} />
        )}
        {forOthers || cells.commenter !== '' ? (
          <TextInput name="commenter" label="Commenter" labelSize="s" />
        ) : null}
        {faults
          .filter(({ key }) => !SHOWN.includes(key))
          .map(({ key, column }) => (
            <TextInput key={key} name={key} label={column} labelSize="s" />
          ))}
        <Button look="secondary" small>
          Save row {row}
        </Button>
      </Form>
    </section>
  );
}
