import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextInput } from '../../components/form/text-input';
import { CopyButton, Hash } from '../../components/hash';
import { Tag } from '../../components/tag';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import type { SnapshotLine } from '../../services/versions/history-lines';
import type { HistoryRights } from './history-item';
import { News } from './news';

interface SnapshotItemProps {
  readonly line: SnapshotLine;
  readonly rights: HistoryRights;
  readonly failure: FormFailure | undefined;
  readonly headingLevel: 2 | 3;
}

/** A text that was frozen: what is new in it, and what can be done with it. */
export function SnapshotItem({ line, rights, failure, headingLevel }: SnapshotItemProps) {
  const { name, kind, hash, words, growth, news, textPath, comparePath, at, by, id } = line;
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const failed = failure?.values?.snapshotId === id;
  // The error summary of the page links to the fields of the form that failed by their plain names.
  const form = failed ? { failure } : { idPrefix: `${id}-` };
  return (
    <>
      <Heading className="nhsuk-heading-s nhsuk-u-margin-bottom-2">
        <a href={textPath}>{name}</a> <Tag colour="white">{SNAPSHOT_KIND_LABELS[kind]}</Tag>
      </Heading>
      <p className="nhsuk-body-s">
        {kind === 'automatic' ? 'Kept' : 'Frozen'} on <DateTimeText at={at} />
        {by === null ? '' : ` by ${by}`}. {words.toLocaleString('en-GB')} words
        {news !== null || growth === null || growth === 0
          ? ''
          : ` (${Math.abs(growth).toLocaleString('en-GB')} ${growth > 0 ? 'more' : 'fewer'} than before)`}
        . <a href={`${textPath}/who`}>Who wrote it</a>
        {comparePath === null ? null : (
          <>
            {' · '}
            <a href={comparePath}>
              Compare with the one before<span className="nhsuk-u-visually-hidden">: {name}</span>
            </a>
          </>
        )}
        {' · '}
        <CopyButton text={textPath} what="link" />
      </p>
      {news === null ? null : <News news={news} />}
      <Hash value={hash} label={`Hash of ${name}`} />
      {rights.name && kind === 'automatic' ? (
        <Details summary="Name this snapshot" open={failed && failure?.values?.intent === 'name'}>
          <p>A snapshot with a name is a milestone: every reader sees it in the history.</p>
          <Form {...form} intent="name">
            <input type="hidden" name="snapshotId" value={id} />
            <TextInput name="name" label="Name" hint="For example, After the June workshop" />
            <Button look="secondary">
              Name it<span className="nhsuk-u-visually-hidden">: {name}</span>
            </Button>
          </Form>
        </Details>
      ) : null}
      {rights.restore ? (
        <Details summary="Restore this text">
          <p>
            The draft is brought back to these words by one more edit. What others type meanwhile stays, every
            comment stays, and you can undo it by restoring another snapshot.
          </p>
          <Form {...form} intent="restore">
            <input type="hidden" name="snapshotId" value={id} />
            <Button look="secondary">
              Restore<span className="nhsuk-u-visually-hidden"> {name}</span>
            </Button>
          </Form>
        </Details>
      ) : null}
    </>
  );
}
