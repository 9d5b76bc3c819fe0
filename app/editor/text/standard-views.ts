import { REQUIREMENT_LEVELS } from '../../../db/words';
import { textAttribute } from '../../document/json';
import { missingReference } from '../../document/missing-reference';
import { Callout, CrossReference, Definition, levelLabel, Requirement } from '../../document/schema';
import { attributeWriter, blockHead, blockView, choiceField, make, wordsField } from './block-fields';
import { followLabels, textIndexOf } from './index-plugin';
import type { TextIndex } from './text-index';

/** The blocks that only standards have, as they look and are filled in while writing. */

const LEVELS = [
  { value: '', label: 'Choose a level' },
  ...REQUIREMENT_LEVELS.map((level) => ({ value: level, label: levelLabel(level) })),
];

export const RequirementBlock = Requirement.extend({
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('section');
      const ref = make('span', 'requirement__ref');
      const level = choiceField({
        label: 'Level of this requirement',
        value: '',
        className: 'requirement__choice',
        choices: LEVELS,
        change: (value) => write('level', value === '' ? null : value),
      });
      const head = blockHead('requirement__head', ref, level.dom);
      const contentDOM = make('div', 'requirement__text');
      dom.append(head, contentDOM);
      const draw = (now: typeof node) => {
        const printed = textAttribute(now, 'ref');
        const chosen = textAttribute(now, 'level');
        dom.id = textAttribute(now, 'id');
        dom.className = `requirement requirement--${chosen === '' ? 'none' : chosen}`;
        dom.dataset.node = 'requirement';
        dom.dataset.level = chosen;
        dom.dataset.ref = printed;
        ref.textContent = printed === '' ? 'Number pending' : printed;
        ref.classList.toggle('requirement__ref--pending', printed === '');
        level.show(chosen);
      };
      return blockView({ editor, view, node, dom, contentDOM, islands: [head], draw });
    };
  },
});

export const CalloutBlock = Callout.extend({
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('div');
      const kind = choiceField({
        label: 'Kind of this note',
        value: '',
        className: 'callout__kind',
        choices: [
          { value: 'informative', label: 'Informative' },
          { value: 'normative', label: 'Normative' },
        ],
        change: (value) => write('kind', value),
      });
      const title = wordsField({
        label: 'Title of this note',
        hint: 'Title, if it needs one',
        value: '',
        className: 'callout__title',
        change: (value) => write('title', value === '' ? null : value),
      });
      const head = blockHead('callout__label', kind.dom, title.dom);
      const contentDOM = make('div', 'callout__text');
      dom.append(head, contentDOM);
      const draw = (now: typeof node) => {
        const chosen = textAttribute(now, 'kind') === 'normative' ? 'normative' : 'informative';
        dom.id = textAttribute(now, 'id');
        dom.className = `callout callout--${chosen}`;
        dom.dataset.node = 'callout';
        dom.dataset.kind = chosen;
        kind.show(chosen);
        title.show(textAttribute(now, 'title'));
      };
      return blockView({ editor, view, node, dom, contentDOM, islands: [head], draw });
    };
  },
});

export const DefinitionBlock = Definition.extend({
  addNodeView() {
    return ({ editor, view, node, getPos }) => {
      const write = attributeWriter(editor, getPos);
      const dom = make('div', 'definition');
      dom.dataset.node = 'definition';
      const term = wordsField({
        label: 'Term that is defined here',
        hint: 'Term',
        value: '',
        className: 'definition__field',
        change: (value) => write('term', value === '' ? null : value),
      });
      const head = blockHead('definition__term', term.dom);
      const contentDOM = make('div', 'definition__meaning');
      dom.append(head, contentDOM);
      const draw = (now: typeof node) => {
        dom.id = textAttribute(now, 'id');
        term.show(textAttribute(now, 'term'));
      };
      return blockView({ editor, view, node, dom, contentDOM, islands: [head], draw });
    };
  },
});

/** Shows the number its target has now, and says that it is missing when the target is gone. */
export const CrossReferenceInline = CrossReference.extend({
  addNodeView() {
    return ({ node, view }) => {
      const dom = make('span', 'cross-reference');
      dom.dataset.node = 'crossReference';
      let now = node;
      const draw = ({ labels, positions }: TextIndex) => {
        const target = textAttribute(now, 'target');
        const shown = labels.get(target);
        const written = textAttribute(now, 'label');
        // A paragraph is there without having a number.
        const missing = shown === undefined && positions.get(target) === undefined;
        dom.textContent = missing ? missingReference(written) : shown || written || 'this text';
        dom.classList.toggle('cross-reference--broken', missing);
        dom.dataset.target = target;
      };
      const forget = followLabels(view, draw);
      return {
        dom,
        update(next) {
          if (next.type !== now.type) return false;
          now = next;
          draw(textIndexOf(view.state));
          return true;
        },
        ignoreMutation: () => true,
        destroy: forget,
      };
    };
  },
});
