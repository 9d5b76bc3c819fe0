import { INTEREST_CATEGORIES, ORGANISATION_KINDS } from '../../../db/words';
import { INTEREST_CATEGORY_LABELS, ORGANISATION_KIND_LABELS } from '../../domain/labels';
import type { ShownField } from '../form/as-shown';
import { Radios } from '../form/radios';
import { Select } from '../form/select';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';

export interface OrganisationFieldsProps {
  /** Organisations that can be named as the one that owns this one. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly present?: {
    readonly name: string;
    readonly kind: string;
    readonly interestCategory: string;
    readonly parentId: string;
    readonly description: string;
    readonly website: string;
  };
  /** Once verified, what weighs in ballots is not this person's to change. */
  readonly settled?: boolean;
}

/** The fields that describe an organisation, for making and for changing one. */
export function OrganisationFields({ owners, present, settled = false }: OrganisationFieldsProps) {
  return (
    <>
      {settled ? <SettledFields present={present} /> : <WeighingFields owners={owners} present={present} />}
      <TextArea
        name="description"
        label="What the organisation does"
        optional
        rows={4}
        maxCharacters={2000}
        defaultValue={present?.description}
      />
      <TextInput
        name="website"
        label="Website"
        hint="Such as https://www.example.nhs.uk"
        optional
        type="url"
        defaultValue={present?.website}
      />
    </>
  );
}

/** What the Secretariat checks: it decides how the organisation counts in a ballot. */
function WeighingFields({ owners, present }: Pick<OrganisationFieldsProps, 'owners' | 'present'>) {
  return (
    <>
      <TextInput
        name="name"
        label="Name of the organisation"
        hint="The full legal or commonly used name"
        autoComplete="organization"
        defaultValue={present?.name}
      />
      <Select
        name="kind"
        label="Kind of organisation"
        unchosen="Choose a kind"
        defaultValue={present?.kind}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: ORGANISATION_KIND_LABELS[value] }))}
      />
      <Radios
        name="interestCategory"
        label="Whose interest does it carry?"
        hint="Ballots are balanced by these categories. It can declare another one for a single ballot."
        defaultValue={present?.interestCategory}
        options={INTEREST_CATEGORIES.map((value) => ({ value, label: INTEREST_CATEGORY_LABELS[value] }))}
      />
      <Select
        name="parentId"
        label="Is it owned by another organisation on the portal?"
        hint="An organisation and the ones it owns have one vote together."
        unchosen="No, or not by one on the portal"
        defaultValue={present?.parentId}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

/** Sent along unchanged, so that the form is whole. */
function SettledFields({ present }: Pick<OrganisationFieldsProps, 'present'>) {
  if (!present) return null;
  return (
    <>
      <input type="hidden" name="name" value={present.name} />
      <input type="hidden" name="kind" value={present.kind} />
      <input type="hidden" name="interestCategory" value={present.interestCategory} />
      <input type="hidden" name="parentId" value={present.parentId} />
    </>
  );
}

/** What is said about an organisation, by field, as its page words it. */
export function organisationInWords(
  present: NonNullable<OrganisationFieldsProps['present']>,
  owners: OrganisationFieldsProps['owners'],
): readonly ShownField[] {
  const kind = ORGANISATION_KINDS.find((word) => word === present.kind);
  const interest = INTEREST_CATEGORIES.find((word) => word === present.interestCategory);
  return [
    { field: 'name', label: 'Name', value: present.name },
    { field: 'kind', label: 'Kind', value: kind ? ORGANISATION_KIND_LABELS[kind] : '' },
    {
      field: 'interestCategory',
      label: 'Interest category',
      value: interest ? INTEREST_CATEGORY_LABELS[interest] : '',
    },
    {
      field: 'parentId',
      label: 'Owned by',
      value: owners.find(({ id }) => id === present.parentId)?.name ?? '',
    },
    { field: 'description', label: 'What the organisation does', value: present.description },
    { field: 'website', label: 'Website', value: present.website },
  ];
}
