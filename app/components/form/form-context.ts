import { createContext, useContext } from 'react';
import type { FormFailure } from './form-failure';

/** What the fields of a form learn from it. */
export interface FormState {
  readonly failure: FormFailure | undefined;
  /** Stands before every field id, so that two forms on one page do not share ids. */
  readonly idPrefix: string;
}

export const FormContext = createContext<FormState>({ failure: undefined, idPrefix: '' });

/** One field's place in its form. */
export interface FieldState {
  readonly id: string;
  readonly hintId: string;
  readonly errorId: string;
  readonly error: string | undefined;
  /** What was typed before the form came back, by which a field prefers it to its default. */
  readonly typed: string | readonly string[] | undefined;
  /** Whether the form came back: then an absent value means "nothing was chosen", not "use the default". */
  readonly cameBack: boolean;
}

/** The id of the field that an error summary links to. */
export function fieldId(idPrefix: string, name: string): string {
  return `${idPrefix}${name}`;
}

/** Finds a field's error and typed value in the form around it. */
export function useField(name: string): FieldState {
  const { failure, idPrefix } = useContext(FormContext);
  const id = fieldId(idPrefix, name);
  return {
    id,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    error: failure?.errors[name],
    typed: failure?.values?.[name],
    cameBack: failure?.values !== undefined,
  };
}

/** One text to show in a field: what was typed, or the default. */
export function textValue(field: FieldState, defaultValue: string | undefined): string | undefined {
  if (!field.cameBack) return defaultValue;
  if (field.typed === undefined) return defaultValue;
  return typeof field.typed === 'string' ? field.typed : field.typed[0];
}

/** The ids that describe a control, in reading order; undefined when there are none. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  const present = ids.filter((id) => typeof id === 'string' && id !== '');
  return present.length > 0 ? present.join(' ') : undefined;
}
