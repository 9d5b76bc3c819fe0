import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Hash } from '../../components/hash';
import { VersionStateTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { TypedText } from '../../components/typed-text';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import type { HistoryLine } from '../../services/versions/view-history.server';

interface HistoryItemProps {
  readonly line: HistoryLine;
  readonly mayRestore: boolean;
  readonly failure: FormFailure | undefined;
}

/** One line of the history: a move, or a text that was frozen. */
export function HistoryItem({ line, mayRestore, failure }: HistoryItemProps) {
  return (
    <li className="cc-change">
      {line.what === 'move' ? (
        <Move line={line} />
      ) : (
        <Snapshot line={line} mayRestore={mayRestore} failure={failure} />
      )}
    </li>
  );
}

function Move({ line }: { readonly line: Extract<HistoryLine, { what: 'move' }> }) {
  return (
    <>
      <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-2">
        Moved to <VersionStateTag state={line.state} />
      </h2>
      <p className="nhsuk-body-s">
        <DateTimeText at={line.at} />, {line.by ?? 'by the portal’s clock'}
      </p>
      {line.reason === '' ? null : <TypedText text={line.reason} />}
    </>
  );
}

interface SnapshotProps {
  readonly line: Extract<HistoryLine, { what: 'snapshot' }>;
  readonly mayRestore: boolean;
  readonly failure: FormFailure | undefined;
}

function Snapshot({ line, mayRestore, failure }: SnapshotProps) {
  const { name, kind, hash, words, growth, textPath, comparePath, at, by, id } = line;
  return (
    <>
      <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-2">
        <a href={textPath}>{name}</a> <Tag colour="white">{SNAPSHOT_KIND_LABELS[kind]}</Tag>
      </h2>
      <p className="nhsuk-body-s">
        Frozen on <DateTimeText at={at} />
        {by === null ? '' : ` by ${by}`}. {words.toLocaleString('en-GB')} words
        {growth === null || growth === 0
          ? ''
          : ` (${Math.abs(growth).toLocaleString('en-GB')} ${growth > 0 ? 'more' : 'fewer'} than before)`}
        .
        {comparePath === null ? null : (
          <>
            {' '}
            <a href={comparePath}>
              Compare with the one before<span className="nhsuk-u-visually-hidden">: {name}</span>
            </a>
          </>
        )}
      </p>
      <Hash value={hash} label={`Hash of ${name}`} />
      {mayRestore ? (
        <Details summary="Restore this text">
          <p>
            The draft is brought back to these words by one more edit. What others type meanwhile stays, every
            comment stays, and you can undo it by restoring another snapshot.
          </p>
          <Form failure={failure}>
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
