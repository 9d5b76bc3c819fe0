import type { ReactNode } from 'react';
import { Form } from '../../components/form/form';
import { type DeskFailure, failureOf, prefixOf } from './desk-failure';

interface DeskFormProps {
  readonly intent: string;
  readonly failure: DeskFailure | undefined;
  readonly children: ReactNode;
}

/** One form of the desk, with its own faults and its own field ids. */
export function DeskForm({ intent, failure, children }: DeskFormProps) {
  return (
    <Form intent={intent} failure={failureOf(failure, intent)} idPrefix={prefixOf(intent)}>
      {children}
    </Form>
  );
}
