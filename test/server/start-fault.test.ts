import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startFault } from '../../server/start-fault';
import { startTestPortal } from '../support/portal';

it('says which port is taken, and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const fault = await startTestPortal({ port }).then(
    () => 'it started',
    (error: unknown) => startFault(error),
  );
  expect(fault).toBe(
    `Port ${port} is taken by another program, perhaps another Concord. Stop that one, or set PORT to a free port.`,
  );
});

it('leaves the words of other errors as they are', () => {
  expect(startFault(new Error('The configuration has faults'))).toBe('The configuration has faults');
});
