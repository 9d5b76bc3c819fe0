import { z } from 'zod';
import { THREAD_INTENTS } from '../../services/comments/act-on-comment.server';

const text = z.string().optional().default('');

/** Every form of a thread, and of the desk about one comment, told apart by its intent. */
export const threadForm = z.object({
  intent: z.enum(THREAD_INTENTS, { message: 'Choose what to do.' }),
  instead: text,
  replyId: text,
  body: text,
  proposedWording: text,
  organisationId: text,
  assigneeId: text,
  disposition: text,
  reason: text,
  impact: text,
  duplicateOf: text,
  how: text,
  countFor: text,
  countAgainst: text,
  versionId: text,
  content: text,
});
