import { z } from 'zod';
import { VOTE_POSITIONS } from '../../../db/words';
import { tidy } from '../../services/comments/comment-words';
import { optionalText, requiredText, ticked } from '../form.server';

const position = z.enum(VOTE_POSITIONS, { message: 'Choose a position.' });
const comments = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));
const organisationId = requiredText('Choose the organisation to vote for.', 60, 'Choose an organisation.');
const text = z.string().optional().default('');

/** The vote, to be checked, changed or cast. */
export const voteForm = z
  .object({
    intent: z.enum(['check', 'change', 'cast'], { message: 'Choose what to do.' }),
    organisationId,
    hash: requiredText('Reload the page: the hash of the text is missing.', 64, 'Reload the page.'),
    artefacts: optionalText(64, 'Reload the page.'),
    position,
    reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
    comments,
    paid: ticked(),
  })
  .superRefine((sent, found) => {
    if (sent.position === 'approve-with-comments' && sent.comments.length === 0) {
      found.addIssue({
        code: 'custom',
        path: ['comments'],
        message:
          'Choose at least one comment that is filed with this vote. Write it first if there is none, or choose “Approve”.',
      });
    }
    if (sent.position !== 'do-not-approve') return;
    if (tidy(sent.reason) === '') {
      found.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Say why your organisation does not approve.',
      });
    }
    if (sent.comments.length === 0) {
      found.addIssue({
        code: 'custom',
        path: ['comments'],
        message:
          'Choose the blocking comment, with a proposed change, that this vote rests on. Write it first if there is none.',
      });
    }
  });

/** A vote that waits for a comment that is not written yet; what it says so far goes along, whatever it is. */
export const waitingVote = z.object({ organisationId });

/** The comment, with the vote that waits for it. */
export const commentOfVote = z.object({
  organisationId,
  comments,
  type: text,
  body: text,
  proposedWording: text,
  blocking: ticked(),
  blockingReason: text,
});
