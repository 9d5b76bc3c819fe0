import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question asked over the page. The browser keeps the focus inside; Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
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
