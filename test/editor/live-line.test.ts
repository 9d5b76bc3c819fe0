import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { liveLine } from '../../app/editor/connection/live-line';
import { countUnsavedChanges } from '../../app/editor/connection/unsaved-changes';

it('a page says whose it is when it asks for its line, so that a changed sign-in gets none', () => {
  vi.stubGlobal('WebSocket', WebSocket);
  onTestFinished(() => void vi.unstubAllGlobals());
  const doc = new Y.Doc();
  const provider = liveLine(
    {
      documentId: 'draft',
      epoch: 3,
      seat: 'write',
      person: { id: 'p-amina', name: 'Amina', organisation: 'Eastvale', colour: '#005eb8' },
      address: 'ws://localhost/live',
    },
    doc,
    countUnsavedChanges(),
    () => undefined,
  );
  const asked = new URL(provider.url);
  expect(asked.pathname).toBe('/live/draft');
  expect(asked.searchParams.get('person')).toBe('p-amina');
  expect(asked.searchParams.get('epoch')).toBe('3');
  provider.destroy();
});
