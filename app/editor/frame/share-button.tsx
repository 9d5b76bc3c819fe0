import { useState } from 'react';
import { portalPath } from '../portal-path';

/** Copies the address of the draft. */
export function ShareButton({ path }: { readonly path: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    const address = `${window.location.origin}${portalPath(path)}`;
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Link copied');
    } catch {
      setSaid(`The address is ${address}`);
    }
  };
  return (
    <span className="cc-share">
      <button className="cc-link-button" type="button" onClick={copy}>
        Copy link to this draft
      </button>
      <span className="cc-share__said" role="status">
        {said}
      </span>
    </span>
  );
}
