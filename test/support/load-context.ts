import type { LoadContext } from '../../app/http/load-context';
import type { Context } from '../../app/services/context';

/** What the process hands to loaders and actions, for asking the built pages without a server; faults are thrown. */
export function loadContext(services: Context): Record<string, unknown> {
  const context: LoadContext = {
    services,
    cspNonce: 'nonce-of-this-page',
    requestId: 'reference-of-this-request',
    report(error) {
      throw error;
    },
    csrfToken: '',
    inPage: { text: '' },
    editorScripts: [],
  };
  return { ...context };
}
