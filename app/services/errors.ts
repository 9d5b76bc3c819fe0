/** The few ways in which a service cannot answer at all. A refusal by a rule is a Decision, not an error. */
export type ServiceErrorCode =
  | 'not-found'
  | 'not-allowed'
  | 'sign-in-needed'
  | 'invalid'
  | 'conflict'
  | 'too-many'
  | 'unavailable'
  /** It has another address now; `fields` says which part of the old one gives way to what. */
  | 'moved';

/** What is wrong with each field of a form, by field name; each sentence says what to do. */
export type FieldErrors = Readonly<Record<string, string>>;

/** One demand that is not met, who can help, and where. */
export interface UnmetDemand {
  readonly sentence: string;
  readonly help: string;
  readonly place: { readonly href: string; readonly text: string } | null;
}

/** Told apart by `code`, never by class: bundle and process hold separate copies of this module. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly fields: FieldErrors;
  /** The demands that the rules name, one by one; the message says the same in one. */
  readonly unmet: readonly UnmetDemand[];

  constructor(
    code: ServiceErrorCode,
    message: string,
    fields: FieldErrors = {},
    unmet: readonly UnmetDemand[] = [],
  ) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.fields = fields;
    this.unmet = unmet;
  }
}

const CODES: readonly string[] = [
  'not-found',
  'not-allowed',
  'sign-in-needed',
  'invalid',
  'conflict',
  'too-many',
  'unavailable',
  'moved',
];

/** Whether a thrown thing is one of ours, judged by its shape. */
export function isServiceError(thrown: unknown): thrown is ServiceError {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    CODES.includes(thrown.code) &&
    'fields' in thrown
  );
}
