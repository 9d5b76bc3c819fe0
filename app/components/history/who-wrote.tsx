import type { WhoLine } from '../../services/history/who-lines';
import type { NamedWriter } from '../../services/history/writer-words';
import { DateText } from '../date-text';
import { EmptyState } from '../empty-state';

const KINDS: Readonly<Record<string, string>> = {
  heading: 'Heading',
  paragraph: 'Paragraph',
  codeBlock: 'Code',
  table: 'Table',
  figure: 'Figure',
  callout: 'Note',
  definition: 'Definition',
};

/** The words of a part of a text with the names of who wrote them, line by line, in words and not by colour. */
export function WhoWrote({ lines }: { readonly lines: readonly WhoLine[] }) {
  if (lines.length === 0) {
    return <EmptyState title="No words here">Choose another clause from the contents.</EmptyState>;
  }
  return (
    <>
      <h2 className="nhsuk-heading-m">Writers of this part</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {writersOf(lines).map(({ writer, words }) => (
          <li key={writer.words}>
            <WriterName writer={writer} />: {words.toLocaleString('en-GB')} {words === 1 ? 'word' : 'words'}
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">Line by line</h2>
      <ol className="cc-who">
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a page that does not change
          <li key={place} className="cc-who__line">
            <p className="cc-who__kind">{kindOf(line)}</p>
            <Passages line={line} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Passages({ line: { passages } }: { readonly line: WhoLine }) {
  return (
    <dl className="cc-who__passages">
      {passages.map(({ text, writer, at }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a page that does not change
        <div key={place} className="cc-who__passage">
          <dt className="cc-who__name">
            <WriterName writer={writer} />
            {at === null ? null : (
              <>
                , <DateText at={at} />
              </>
            )}
          </dt>
          <dd className="cc-who__text">
            <q>{text}</q>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A writer in words, with the page of the organisation. */
export function WriterName({ writer }: { readonly writer: NamedWriter }) {
  const { words, organisation } = writer;
  const at = organisation === null ? -1 : words.indexOf(organisation.name);
  if (organisation === null || at < 0) return <>{words}</>;
  return (
    <>
      {words.slice(0, at)}
      <a href={`/organisations/${organisation.slug}`}>{organisation.name}</a>
      {words.slice(at + organisation.name.length)}
    </>
  );
}

function kindOf({ kind, attribute }: WhoLine): string {
  const block = KINDS[kind] ?? 'Text';
  return attribute === null ? block : `${block}, its ${attribute}`;
}

/** Everybody who wrote in these lines, most words first. */
function writersOf(lines: readonly WhoLine[]): Array<{ writer: NamedWriter; words: number }> {
  const found = new Map<string, { writer: NamedWriter; words: number }>();
  for (const { passages } of lines) {
    for (const { writer, text } of passages) {
      const known = found.get(writer.words) ?? { writer, words: 0 };
      known.words += text.match(/\S+/g)?.length ?? 0;
      found.set(writer.words, known);
    }
  }
  return [...found.values()].sort((a, b) => b.words - a.words);
}
