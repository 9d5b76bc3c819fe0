import { expect, it } from 'vitest';
import { door } from '../../app/http/respond.server';
import { ServiceError } from '../../app/services/errors';
import { testContext } from '../support/context';
import { loadContext } from '../support/load-context';
import { freshStore } from '../support/store';

it.each([
  ['/standards/std-0001', '/standards/STD-0001'],
  ['/standards/%73td-0001', '/standards/STD-0001'],
  [
    '/standards/std-0001/1.0.0/history?person=std&page=2',
    '/standards/STD-0001/1.0.0/history?person=std&page=2',
  ],
  ['/compare?of=std-0001&at=a%20b', '/compare?of=STD-0001&at=a%20b'],
])('leads from %s to where it moved, and keeps the rest of the address', async (from, to) => {
  const context = loadContext(testContext(await freshStore('sqlite')));
  const loader = door(async () => {
    throw new ServiceError('moved', 'It moved.', { from: 'std-0001', to: 'STD-0001' });
  });
  const request = new Request(`http://localhost${from}`);
  const answer = await loader({ request, params: {}, context }).catch((thrown: unknown) => thrown);
  expect(answer).toMatchObject({ status: 301 });
  expect((answer as Response).headers.get('location')).toBe(to);
});
