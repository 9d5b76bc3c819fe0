import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question asked over the page: its first field has the focus. The browser keeps it inside; Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would choose what comes first, which is "Close".
    dialog.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="cc-dialog" aria-labelledby={id} onClose={onClose}>
      <div className="cc-dialog__head">
        <h2 className="nhsuk-heading-m" id={id}>
          {title}
        </h2>
        <button className="cc-link-button" type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {children}
    </dialog>
  );
}
