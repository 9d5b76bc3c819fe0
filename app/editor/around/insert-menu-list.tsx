import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type CSSProperties, type MutableRefObject, useEffect, useRef, useState } from 'react';
import { insertRequest } from '../text/insert-menu';
import { type Asks, type Insertable, isWholeName, matchingInsertables } from '../text/insertables';

export interface InsertMenuListProps {
  readonly editor: Editor;
  readonly onAsk: (asks: Asks) => void;
  /** Where the text hands over the keys pressed while the menu is open. */
  readonly keys: MutableRefObject<((event: KeyboardEvent) => boolean) | null>;
}

const LIST_ID = 'insert-menu';

/**
 * The menu that "/" opens at the cursor. The focus stays in the text; the text says which entry is chosen. Behind
 * other words of a line none is chosen before an arrow key or the whole name of one says so: until then Enter ends
 * the line, as it does everywhere else in prose.
 */
export function InsertMenuList({ editor, onAsk, keys }: InsertMenuListProps) {
  const request = useEditorState({ editor, selector: ({ editor: now }) => insertRequest(now.state) });
  const [byKeys, setByKeys] = useState<number | null>(null);
  const words = request?.words ?? '';
  const found = request === null ? [] : matchingInsertables(words);
  const list = useRef<HTMLDivElement>(null);
  const open = request !== null && found.length > 0;
  const meant = request?.startsLine === true || (found[0] !== undefined && isWholeName(words, found[0]));
  const chosen = byKeys ?? (meant ? 0 : null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other list: begin at its top
  useEffect(() => setByKeys(null), [words, open]);

  const insert = (one: Insertable) => {
    if (request === null) return;
    editor.view.dispatch(editor.state.tr.delete(request.from, request.to));
    if (one.asks === undefined) one.insert?.(editor);
    else onAsk(one.asks);
  };

  useEffect(() => {
    keys.current = !open
      ? null
      : (event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          const one = found[chosen ?? -1];
          if (step !== undefined) setByKeys(nextOf(chosen, step, found.length));
          else if (one !== undefined && (event.key === 'Enter' || event.key === 'Tab')) insert(one);
          else return false;
          event.preventDefault();
          return true;
        };
  });
  useEffect(() => {
    const text = editor.view.dom;
    if (open) text.setAttribute('aria-controls', LIST_ID);
    else text.removeAttribute('aria-controls');
    if (open && chosen !== null) text.setAttribute('aria-activedescendant', `${LIST_ID}-${chosen}`);
    else text.removeAttribute('aria-activedescendant');
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [editor, open, chosen]);

  if (!open) return null;
  return (
    <div
      ref={list}
      id={LIST_ID}
      className="cc-insert-menu"
      role="listbox"
      tabIndex={0}
      aria-label="Insert"
      style={placeAt(editor, request.from)}
    >
      {found.map((one, place) => (
        <div
          key={one.id}
          id={`${LIST_ID}-${place}`}
          className="cc-insert-menu__entry"
          role="option"
          tabIndex={-1}
          aria-selected={place === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            insert(one);
          }}
        >
          <span className="cc-menu-list__label">{one.label}</span>
          <span className="cc-menu-list__hint">{one.hint}</span>
        </div>
      ))}
    </div>
  );
}

/** The entry a step away, round the ends; the first or the last where none was chosen. */
function nextOf(chosen: number | null, step: number, length: number): number {
  if (chosen === null) return step > 0 ? 0 : length - 1;
  return (chosen + step + length) % length;
}

/** Room that the menu wants below the cursor, in pixels. */
const WANTED_HEIGHT = 330;

/** Below the cursor, or above it where there is more room, within the column of the text. */
function placeAt(editor: Editor, position: number): CSSProperties {
  const column = editor.view.dom.parentElement?.getBoundingClientRect();
  const cursor = editor.view.coordsAtPos(position);
  if (column === undefined) return { top: 0, left: 0 };
  const widest = Math.max(0, column.width - 320);
  const left = Math.min(widest, Math.max(0, cursor.left - column.left));
  const below = window.innerHeight - cursor.bottom;
  return below >= WANTED_HEIGHT || below >= cursor.top
    ? { top: cursor.bottom - column.top + 6, left }
    : { bottom: column.bottom - cursor.top + 6, left };
}
