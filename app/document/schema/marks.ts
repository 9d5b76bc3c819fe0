import { Mark } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { Strike } from '@tiptap/extension-strike';
import { isSafeHref } from '../links';

/**
 * Marks exclude nothing but themselves (TipTap's own `code` excludes all others): standards are full of
 * linked code and bold code, and a mark that is dropped is a word somebody emphasised.
 * No mark may stand twice on one stretch, so each travels through Yjs under its plain name.
 */
const HouseCode = Code.extend({ excludes: 'code' });

const HouseLink = Link.extend({
  inclusive: false,
  addAttributes() {
    // Word writes an empty title on every link; a text in which it said something could not be told from one without.
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
      title: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('title') || null },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isSafeHref(address),
  HTMLAttributes: { rel: 'noopener nofollow', target: null },
});

const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'subscript superscript',
  parseHTML() {
    return [{ tag: 'sub' }];
  },
  renderHTML() {
    return ['sub', 0];
  },
});

const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript superscript',
  parseHTML() {
    return [{ tag: 'sup' }];
  },
  renderHTML() {
    return ['sup', 0];
  },
});

export const markExtensions = () => [HouseLink, Bold, Italic, Strike, HouseCode, Subscript, Superscript];
