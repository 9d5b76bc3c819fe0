import type { Node } from '@tiptap/pm/model';
import { textAttribute } from '../../document/json';
import { isSafeImageSource } from '../../document/links';
import { headingLevel } from '../../document/outline';
import { Figure, HouseCodeBlock, HouseHeading, HouseTable } from '../../document/schema';
import { attributeWriter, blockHead, blockView, make, wordsField } from './block-fields';
import { followLabels, numberOf, textIndexOf } from './index-plugin';
import { afterOwnEdits } from './own-table-fixes';
import type { TextIndex } from './text-index';

/** The blocks of any text, as they look and are filled in while writing. */

function levelOf(heading: Node): number {
  return headingLevel({ type: 'heading', attrs: heading.attrs });
}

/**
 * The outermost clause is an `h2`, as on the public page: the page around the text has the `h1`. Only its
 * element says so; copied text keeps the level the clause has.
 */
export const HeadingBlock = HouseHeading.extend({
  addNodeView() {
    return ({ node, view }) => {
      const dom = make(`h${Math.min(6, levelOf(node) + 1)}` as 'h2');
      let now = node;
      const number = (index: TextIndex) => {
        const shown = numberOf(index, textAttribute(now, 'id'));
        if (dom.dataset.shown === shown) return;
        if (shown === '') delete dom.dataset.shown;
        else dom.dataset.shown = shown;
      };
      dom.id = textAttribute(now, 'id');
      const forget = followLabels(view, number);
      return {
        dom,
        contentDOM: dom,
        update(next) {
          if (next.type !== now.type || levelOf(next) !== levelOf(now)) return false;
          now = next;
          dom.id = textAttribute(now, 'id');
          number(textIndexOf(view.state));
          return true;
        },
        // The number is shown by the style sheet; that it changes is no change of the text.
        ignoreMutation: ({ type, target }) => type === 'attributes' && target === dom,
        destroy: forget,
      };
    };
  },
});

export const TableBlock = HouseTable.extend({
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(afterOwnEdits);
  },
  addKeyboardShortcuts() {
    const next = () => this.editor.commands.goToNextCell();
    return {
      ...this.parent?.(),
      // A new row has no lines to type in until it is drawn, so the cursor goes there in a step of its own.
      Tab: () => next() || (this.editor.isActive('table') && this.editor.commands.addRowAfter() && next()),
    };
  },
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('div', 'cc-table');
      const number = make('span', 'cc-table__number');
      const caption = wordsField({
        label: 'Caption of this table',
        hint: 'Caption: what the table shows',
        value: '',
        className: 'cc-table__caption',
        change: (value) => write('caption', value === '' ? null : value),
      });
      const head = blockHead('cc-table__head', number, caption.dom);
      const region = make('div', 'table-region');
      // A group, not a landmark: tables without a caption, or with the same one, would be landmarks of one name.
      region.setAttribute('role', 'group');
      // What it is anyway. Said on the element itself, checkers know that the caret goes through it.
      region.setAttribute('contenteditable', 'inherit');
      const table = make('table');
      const contentDOM = make('tbody');
      table.append(contentDOM);
      region.append(table);
      dom.append(head, region);
      const draw = (now: typeof node, shown: string) => {
        const words = textAttribute(now, 'caption');
        dom.id = textAttribute(now, 'id');
        number.textContent = shown === '' ? '' : `${shown}:`;
        caption.show(words);
        region.setAttribute(
          'aria-label',
          words === '' ? 'Table without caption' : `${shown || 'Table'}: ${words}`,
        );
      };
      return blockView({ editor, view, node, dom, contentDOM, islands: [head], draw });
    };
  },
});

export const CodeBlock = HouseCodeBlock.extend({
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('div', 'code-block');
      const language = wordsField({
        label: 'Language of this code',
        hint: 'Language, such as json',
        value: '',
        className: 'code-block__field',
        change: (value) => {
          // What cannot be the name of a language stays in the field until it can.
          if (/^[\w+#.-]{0,30}$/.test(value)) write('language', value === '' ? null : value);
        },
      });
      const head = blockHead('code-block__language', language.dom);
      const pre = make('pre');
      const contentDOM = make('code');
      pre.append(contentDOM);
      dom.append(head, pre);
      const draw = (now: typeof node) => {
        dom.id = textAttribute(now, 'id');
        language.show(textAttribute(now, 'language'));
      };
      return blockView({ editor, view, node, dom, contentDOM, islands: [head], draw });
    };
  },
});

export const FigureBlock = Figure.extend({
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('figure');
      const image = make('img');
      image.loading = 'lazy';
      const missing = make('p', 'image-missing');
      const alt = wordsField({
        label: 'Description of this image, for people who cannot see it',
        hint: 'Description: what the image tells',
        value: '',
        className: 'cc-figure__description',
        change: (value) => write('alt', value === '' ? null : value),
      });
      const number = make('span', 'cc-figure__number');
      const caption = wordsField({
        label: 'Caption of this image',
        hint: 'Caption',
        value: '',
        className: 'cc-figure__caption',
        change: (value) => write('caption', value === '' ? null : value),
      });
      const line = make('div', 'cc-figure__line');
      line.append(number, caption.dom);
      const head = blockHead('cc-figure__fields', line, alt.dom);
      dom.append(image, missing, head);
      const draw = (now: typeof node, shown: string) => {
        const src = textAttribute(now, 'src');
        const words = textAttribute(now, 'alt');
        const safe = isSafeImageSource(src);
        dom.id = textAttribute(now, 'id');
        image.hidden = !safe;
        missing.hidden = safe;
        missing.textContent = src === '' ? 'No image chosen yet' : 'This address is not allowed for images';
        if (safe && image.getAttribute('src') !== src) image.src = src;
        image.alt = words;
        alt.show(words);
        alt.dom.classList.toggle('cc-field--wanted', words.trim() === '');
        number.textContent = shown === '' ? '' : `${shown}:`;
        caption.show(textAttribute(now, 'caption'));
      };
      return blockView({ editor, view, node, dom, islands: [head], draw });
    };
  },
});
