import { Notice } from '../../components/notice';

const SENTENCES: Readonly<Record<string, string>> = {
  reply: 'Your reply is posted.',
  edit: 'Your changes are saved. The former wording can still be read.',
  remove: 'Your words are removed.',
  'edit-reply': 'Your changes are saved. The former wording can still be read.',
  'remove-reply': 'Your reply is removed.',
  withdraw: 'You withdrew the comment.',
  triage: 'The comment is triaged.',
  'ask-for-input': 'The commenter is asked for input.',
  'input-given': 'The comment is back on the desk.',
  assign: 'Saved who looks after the comment.',
  propose: 'The decision is proposed to the group.',
  'pull-out': 'The comment is pulled out and will be talked about.',
  decide: 'The decision is recorded, and the commenter is told.',
  'take-back': 'The decision is taken back. The comment is triaged again, and the commenter is told.',
  apply: 'The comment is marked as applied.',
  answer: 'Your answer is recorded.',
};

/** What was just done, in one sentence. */
export function ThreadNews({ done, name }: { readonly done: string; readonly name: string }) {
  if (done === 'posted') {
    return (
      <Notice kind="success" title={`Your comment is posted as ${name}.`}>
        <p>You are told here and by letter when it is decided.</p>
      </Notice>
    );
  }
  const sentence = Object.hasOwn(SENTENCES, done) ? SENTENCES[done] : undefined;
  return sentence === undefined ? null : <Notice kind="success" title={sentence} />;
}
