import { account, clock, type Demand, held, uninvolved } from './demands';

/** One row of the table: the rule, then actor, thing and condition in words, then the same as demands. */
export interface Permission<T> {
  readonly rule: string;
  readonly actor: string;
  readonly thing: string;
  readonly condition: string;
  readonly demands: readonly Demand<T>[];
}

export function row<T>(
  rule: string,
  actor: string,
  thing: string,
  condition: string,
  ...demands: readonly Demand<T>[]
): Permission<T> {
  return { rule, actor, thing, condition, demands };
}

export const lead = held('lead-only', ['lead']);
export const chair = held('chair-only', [], ['chair']);
export const editor = held('editor-only', [], ['editor']);
export const chairOrEditor = held('chair-or-editor-only', [], ['chair', 'editor']);
export const secretariat = held('secretariat-only', ['secretariat']);
export const administrator = held('administrator-only', ['administrator']);

export const byChair = (rule: string, thing = 'a version of the standard') =>
  row(rule, 'Chair', thing, 'chairs this standard', account, chair);
export const byChairOrEditor = (rule: string, thing: string) =>
  row(rule, 'Chair or editor', thing, 'of this standard', account, chairOrEditor);
export const byLead = (rule: string, thing = 'a version') =>
  row(rule, 'NHS Standards Lead', thing, 'holds the office', account, lead);
export const byClock = (rule: string, thing: string) =>
  row(rule, 'The clock', thing, 'the time has come', clock);
export const bySecretariat = (rule: string, thing: string) =>
  row(rule, 'Secretariat', thing, 'holds the office', account, secretariat);
export const byIndependentLead = (rule: string, thing: string) =>
  row(
    rule,
    'NHS Standards Lead',
    thing,
    'neither edited, chaired nor voted on it',
    account,
    lead,
    uninvolved,
  );
export const byAdministrator = (rule: string, thing: string) =>
  row(rule, 'Administrator', thing, 'holds the office', account, administrator);
