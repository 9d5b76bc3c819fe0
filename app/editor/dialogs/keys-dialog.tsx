import { Dialog } from './dialog';

const GROUPS: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Getting around',
    keys: [
      ['Escape', 'Leave the text'],
      ['Alt+F10', 'Go to the toolbar'],
      ['F6', 'Go to the next area: toolbar, text, comments, clauses'],
      ['Shift+F6', 'Go to the area before'],
      ['Ctrl+F', 'Find words in the text and replace them; in its field, the search of the browser'],
      ['Alt+Enter', 'Go to the fields of the block, such as its level, term, language or caption'],
      ['Escape in a field', 'Go back to the text'],
      ['?', 'Show these keys, when the cursor is not in the text'],
    ],
  },
  {
    title: 'Writing',
    keys: [
      ['/', 'Insert something, at the start of a line or after a space'],
      ['Ctrl+Z, Ctrl+Y', 'Undo and redo what you did yourself'],
      ['Ctrl+B, Ctrl+I, Ctrl+E', 'Bold, italic, code'],
      ['Ctrl+K', 'Link'],
      ['Ctrl+Alt+1 to 3', 'Clause of the first to the third level'],
      ['Ctrl+Alt+0', 'Paragraph'],
      ['Ctrl+Shift+8, Ctrl+Shift+7', 'List with bullets, list with numbers'],
      ['Tab, Shift+Tab', 'Further in and further out in a list; next and previous cell in a table'],
      ['Alt+Shift+↑, Alt+Shift+↓', 'Move the block or list point up and down'],
    ],
  },
  {
    title: 'Commenting',
    keys: [
      ['Ctrl+Alt+M', 'Comment on what is selected'],
      ['↑, ↓', 'For readers: choose the block before or after'],
      ['←, →', 'For readers: choose the word before or after'],
      ['Shift with these', 'For readers: choose more, by blocks or by words'],
    ],
  },
];

/** Every key of the page; on a Mac, Cmd stands for Ctrl. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p>On a Mac, press Cmd where this says Ctrl.</p>
      {GROUPS.map(({ title, keys }) => (
        <section key={title}>
          <h3 className="nhsuk-heading-s">{title}</h3>
          <dl className="cc-keys">
            {keys.map(([key, what]) => (
              <div key={key} className="cc-keys__one">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
