import { useEffect, useState } from 'react';
import { dateWords } from '../../components/dates';
import type { WhoLine, WhoPassage } from '../../services/history/who-lines';
import { portalPath } from '../portal-path';
import type { PassageAsked } from '../text/selected-passage';
import { Dialog } from './dialog';

interface WhoDialogProps {
  readonly documentId: string;
  readonly passage: PassageAsked;
  readonly onClose: () => void;
}

type Answer = { readonly lines: readonly WhoLine[] } | 'asking' | 'failed';

/** Who wrote the words that are selected: people, organisations and days, in words. */
export function WhoDialog({ documentId, passage, onClose }: WhoDialogProps) {
  const [answer, setAnswer] = useState<Answer>('asking');
  useEffect(() => {
    const stop = new AbortController();
    fetchWho(documentId, passage, stop.signal).then(
      (lines) => setAnswer({ lines }),
      () => {
        if (!stop.signal.aborted) setAnswer('failed');
      },
    );
    return () => stop.abort();
  }, [documentId, passage]);
  return (
    <Dialog title="Who wrote this" onClose={onClose}>
      <div role="status">
        {answer === 'asking' ? <p>Looking it up in the log of this draft.</p> : null}
        {answer === 'failed' ? (
          <p>The portal could not be asked. Check the connection and ask again.</p>
        ) : null}
        {typeof answer === 'object' ? <Passages lines={answer.lines} /> : null}
      </div>
      <p>
        <a href={portalPath(`/drafts/${documentId}/who`)}>Who wrote each clause</a>
      </p>
    </Dialog>
  );
}

function Passages({ lines }: { readonly lines: readonly WhoLine[] }) {
  const passages = lines.flatMap((line) => line.passages);
  if (passages.length === 0) {
    return <p>The portal does not have these words yet. Wait until all changes are saved, then ask again.</p>;
  }
  return (
    <dl className="cc-who__passages">
      {passages.map((passage, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one answer, shown as it came
        <div key={place} className="cc-who__passage">
          <dt className="cc-who__name">{whoWords(passage)}</dt>
          <dd className="cc-who__text">
            <q>{passage.text}</q>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function whoWords({ writer, at }: WhoPassage): string {
  return at === null ? writer.words : `${writer.words}, ${dateWords(at)}`;
}

async function fetchWho(
  documentId: string,
  { blockId, from, to }: PassageAsked,
  signal: AbortSignal,
): Promise<readonly WhoLine[]> {
  const query = new URLSearchParams({ block: blockId });
  if (from !== undefined && to !== undefined) {
    query.set('from', String(from));
    query.set('to', String(to));
  }
  const response = await fetch(portalPath(`/drafts/${documentId}/who.json?${query}`), {
    headers: { Accept: 'application/json' },
    signal,
  });
  if (!response.ok) throw new Error(`Who wrote this was answered with status ${response.status}.`);
  return ((await response.json()) as { lines: readonly WhoLine[] }).lines;
}
