import { useState } from 'react';
import { passagesAsText, type UnsavedPassage } from '../connection/unsaved-text';

export interface CopyUnsavedProps {
  /** What is not saved at this moment. */
  readonly read: () => readonly UnsavedPassage[];
  readonly className: string;
}

/** A button that puts unsaved text into the clipboard, and shows it where the browser does not allow that. */
export function CopyUnsaved({ read, className }: CopyUnsavedProps) {
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState('');
  const copy = async () => {
    const text = passagesAsText(read());
    setShown('');
    if (text === '') {
      setSaid('Nothing that you wrote is unsaved now.');
      return;
    }
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('The browser did not allow copying. Select the text below and copy it.');
      setShown(text);
    }
  };
  return (
    <>
      <button className={className} type="button" onClick={copy}>
        Copy my unsaved text
      </button>{' '}
      <span role="status">{said}</span>
      {shown === '' ? null : <pre className="cc-unsaved__text">{shown}</pre>}
    </>
  );
}
