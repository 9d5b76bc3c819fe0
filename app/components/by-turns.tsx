import { Fragment, type ReactNode, Suspense, useContext } from 'react';
import { PageRequestContext, type Turn } from './shell/page-request';

/** Items rendered before others have their turn. */
const AT_ONCE = 50;

interface ByTurnsProps<T> {
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/**
 * A list of which a long one is rendered in parts, each in a turn of the event loop of its own: a page with hundreds
 * of rows must not hold up everybody else's. The parts reach the browser together, with the rest of the page.
 */
export function ByTurns<T>({ items, itemKey, children }: ByTurnsProps<T>) {
  const { turns } = useContext(PageRequestContext);
  const part = (of: readonly T[]) =>
    of.map((item) => <Fragment key={itemKey(item)}>{children(item)}</Fragment>);
  if (items.length <= AT_ONCE) return <>{part(items)}</>;
  return (
    <>
      {inParts(items).map((of) => (
        <Suspense key={of.map(itemKey)[0]}>
          <InTurn turn={turns?.next()}>{() => part(of)}</InTurn>
        </Suspense>
      ))}
    </>
  );
}

function InTurn({ turn, children }: { readonly turn: Turn | undefined; readonly children: () => ReactNode }) {
  // React's word for "not yet": it renders this part when the promise is kept.
  if (turn?.hasCome === false) throw turn.come;
  return <>{children()}</>;
}

function inParts<T>(items: readonly T[]): (readonly T[])[] {
  const count = Math.ceil(items.length / AT_ONCE);
  return Array.from({ length: count }, (_, part) => items.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
}
