import { describe, expect, it } from 'vitest';
import { canonicalPath } from '../../app/http/canonical-address';
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

describe('what is sent to an address that spells it another way', () => {
  it.each([
    ['/standards/std-0001/describe', { reference: 'std-0001' }, '/standards/STD-0001/describe'],
    [
      '/standards/Std-0001/1.0.0-DRAFT.1/progress',
      { reference: 'Std-0001', version: '1.0.0-DRAFT.1' },
      '/standards/STD-0001/1.0.0/progress',
    ],
    ['/concord/standards/%73td-0001', { reference: 'std-0001' }, '/concord/standards/STD-0001'],
    ['/standards/STD-0001/1.0.0/progress', { reference: 'STD-0001', version: '1.0.0' }, null],
    ['/standards/other', { reference: 'other' }, null],
    ['/standards/STD-0001/1.0.0-RUBBISH.1', { reference: 'STD-0001', version: '1.0.0-RUBBISH.1' }, null],
    ['/ballots/std-0001', { id: 'std-0001' }, null],
  ] as const)('from %s, of %o, to %s', (path, params, canonical) => {
    expect(canonicalPath(path, params)).toBe(canonical);
  });

  it('goes on with its method and all that it holds, before anything is said about it', async () => {
    const context = loadContext(testContext(await freshStore('sqlite')));
    const action = door(async () => {
      throw new Error('this is not reached');
    });
    const request = new Request('http://localhost/standards/std-0001/describe?a=b', {
      method: 'POST',
      body: new URLSearchParams({ title: 'Words' }),
    });
    const asked = { request, params: { reference: 'std-0001' }, context };
    const answer = await action(asked).catch((thrown: unknown) => thrown);
    expect(answer).toMatchObject({ status: 308 });
    expect((answer as Response).headers.get('location')).toBe('/standards/STD-0001/describe?a=b');
  });
});
