import {
  CARE_SETTING_LABELS,
  ORGANISATION_KIND_LABELS,
  STANDARD_TYPE_LABELS,
  TOPIC_LABELS,
} from '../domain/labels';
import type { ShownField } from './form/as-shown';
import { Checkboxes } from './form/checkboxes';
import { Radios } from './form/radios';
import { TextArea } from './form/text-area';
import { TextInput } from './form/text-input';

/** What the fields show before anybody typed. */
export interface DescriptionDefaults {
  readonly title?: string;
  readonly summary?: string;
  readonly type?: string;
  readonly appliesTo?: string;
  readonly appliesToKinds?: readonly string[];
  readonly careSettings?: readonly string[];
  readonly topics?: readonly string[];
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** How a standard is described and found; in its proposal, and when its chair changes that later. */
export function DescriptionFields({ defaults = {} }: { readonly defaults?: DescriptionDefaults }) {
  return (
    <>
      <TextInput
        name="title"
        label="Title"
        labelSize="m"
        hint="What people will call it, without the word “standard” where that is clear"
        defaultValue={defaults.title}
      />
      <TextArea
        name="summary"
        label="Summary"
        labelSize="m"
        hint="What it is about, in one or two sentences"
        rows={3}
        maxCharacters={1000}
        defaultValue={defaults.summary}
      />
      <Radios
        name="type"
        label="Type"
        labelSize="m"
        options={optionsOf(STANDARD_TYPE_LABELS)}
        defaultValue={defaults.type}
      />
      <TextArea
        name="appliesTo"
        label="Who it applies to"
        labelSize="m"
        hint="Who would be bound by it, in words"
        rows={3}
        maxCharacters={1000}
        defaultValue={defaults.appliesTo}
      />
      <Checkboxes
        name="appliesToKinds"
        label="Kinds of organisation it applies to"
        labelSize="s"
        optional
        small
        options={optionsOf(ORGANISATION_KIND_LABELS)}
        defaultValues={defaults.appliesToKinds}
      />
      <Checkboxes
        name="careSettings"
        label="Care settings"
        labelSize="s"
        optional
        small
        options={optionsOf(CARE_SETTING_LABELS)}
        defaultValues={defaults.careSettings}
      />
      <Checkboxes
        name="topics"
        label="Topics"
        labelSize="s"
        optional
        small
        options={optionsOf(TOPIC_LABELS)}
        defaultValues={defaults.topics}
      />
    </>
  );
}

/** What the fields hold, in words, for whoever changes it at the same time as somebody else. */
export function descriptionInWords(present: Required<DescriptionDefaults>): readonly ShownField[] {
  const named = (labels: Readonly<Record<string, string>>, words: readonly string[]) =>
    words.map((word) => labels[word] ?? word).join(', ');
  return [
    { field: 'title', label: 'Title', value: present.title },
    { field: 'summary', label: 'Summary', value: present.summary },
    { field: 'type', label: 'Type', value: named(STANDARD_TYPE_LABELS, [present.type]) },
    { field: 'appliesTo', label: 'Who it applies to', value: present.appliesTo },
    {
      field: 'appliesToKinds',
      label: 'Kinds of organisation it applies to',
      value: named(ORGANISATION_KIND_LABELS, present.appliesToKinds),
    },
    {
      field: 'careSettings',
      label: 'Care settings',
      value: named(CARE_SETTING_LABELS, present.careSettings),
    },
    { field: 'topics', label: 'Topics', value: named(TOPIC_LABELS, present.topics) },
  ];
}
