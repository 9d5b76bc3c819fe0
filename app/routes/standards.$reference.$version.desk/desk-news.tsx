import { Notice } from '../../components/notice';
import type { SeveralFailure } from './several-part';

const DONE: Readonly<Record<string, string>> = {
  triage: 'triaged',
  'ask-for-input': 'waiting for input',
  'input-given': 'back on the desk',
  assign: 'saved with who looks after them',
  merge: 'merged',
  propose: 'proposed to the group',
  decide: 'decided, and the commenter is told',
  apply: 'marked as applied',
  'pull-out': 'pulled out',
  'take-back': 'triaged again, and the commenter is told',
};

/** What was just done to how many comments. */
export function DeskNews({ done, many }: { readonly done: string; readonly many: number }) {
  const words = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  if (words === undefined || many < 1) return null;
  return (
    <Notice kind="success" title={`${many === 1 ? '1 comment is' : `${many} comments are`} ${words}.`} />
  );
}

/** What was refused for some of the ticked comments, each with its reason. */
export function DeskRefusals({ failure }: { readonly failure: SeveralFailure | undefined }) {
  const { done = [], refused = [] } = failure ?? {};
  if (refused.length === 0) return null;
  return (
    <Notice
      title={`${done.length === 0 ? 'Nothing was done' : `Done for ${done.join(', ')}`}, but not for ${refused.length === 1 ? 'this comment' : `these ${refused.length} comments`}.`}
    >
      <ul>
        {refused.map(({ name, why }) => (
          <li key={name}>
            {name}: {why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
