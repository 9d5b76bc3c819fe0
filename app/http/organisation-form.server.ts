import { z } from 'zod';

const text = z.string().default('');

/** The fields of an organisation as they are posted; the service says what is wrong with them. */
export const organisationForm = z.object({
  name: text,
  kind: text,
  interestCategory: text,
  parentId: text,
  description: text,
  website: text,
});
