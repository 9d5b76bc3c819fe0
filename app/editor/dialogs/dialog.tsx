import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question asked over the page: its first field has the focus. The browser keeps it inside; Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const asked = dialog.current;
    asked?.showModal();
    // The browser would choose what comes first, which is "Close".
    asked?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    // Taken away open, it would leave the focus nowhere; closed, it gives it back.
    return () => asked?.close();
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
