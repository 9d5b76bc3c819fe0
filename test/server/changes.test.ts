import { expect, it, onTestFinished } from 'vitest';
import { storeError } from '../../db/store-errors';
import { watchChanges } from '../../server/changes';
import { freshStore } from '../support/store';

it('a transaction that was held up for too long is unavailable to the services, with a cure; other faults pass', async () => {
  const store = await freshStore('sqlite');
  const changes = watchChanges(store);
  onTestFinished(changes.stop);
  const before = changes.mark();
  const failing = (fault: Error) => changes.store.tx(() => Promise.reject(fault));
  await expect(failing(storeError('store-busy', 'Busy.'))).rejects.toMatchObject({
    name: 'ServiceError',
    code: 'unavailable',
    message: expect.stringContaining('Wait a minute'),
  });
  const fault = new Error('another');
  await expect(failing(fault)).rejects.toBe(fault);
  expect(changes.mark()).toBeGreaterThan(before);
});
