import { describe, expect, test } from 'vitest';
import { BLOCK_ID_PATTERN, mintIds, newBlockId } from '../../app/document/ids';
import { isOpenableHref, isRelativeHref, isSafeHref, isSafeImageSource } from '../../app/document/links';
import { doc, list, p } from './blocks';

describe('where a link may lead', () => {
  test.each([
    ['https://a.example/x?y=1#z', true, false],
    ['http://a.example', true, false],
    ['HTTPS://A.EXAMPLE', true, false],
    ['mailto:a@b.example', true, false],
    ['#clause', true, false],
    ['javascript:alert(1)', false, false],
    ['JaVaScRiPt:alert(1)', false, false],
    ['java\nscript:alert(1)', false, false],
    [' \u0001javascript:alert(1)', false, false],
    ['vbscript:x', false, false],
    ['data:text/html,x', false, false],
    ['file:///etc/passwd', false, false],
    ['//evil.example', false, false],
    ['/\\evil.example', false, false],
    ['https:///x', false, false],
    ['page.html#part', false, true],
    ['../up/page.md', false, true],
    ['/root/page.html', false, true],
    ['', false, false],
  ])('%j: a link %s, kept for later %s', (href, safe, relative) => {
    expect([isSafeHref(href), isRelativeHref(href)]).toEqual([safe, relative]);
  });
});

describe('where a browser can follow a link to', () => {
  test.each([
    ['https://a.example/x y', true],
    ['mailto:a@b.example', true],
    ['#clause', true],
    ['https://exa mple.org', false],
    ['https:// a', false],
    ["https://o'brien.example", false],
    ['https://"a".example/x', false],
    ['https://digital.nhs.uk@evil.example', false],
    ['https://user:pw@a.example/x', false],
    ['https://a.example/@handle', true],
    ["https://a.example/o'brien", true],
    ['javascript:alert(1)', false],
  ])('%j: %s', (href, openable) => {
    expect(isOpenableHref(href)).toBe(openable);
  });
});

describe('where an image may come from', () => {
  test.each([
    ['/files/ab12.png', true],
    ['https://a.example/x.png', true],
    ['http://a.example/x.png', false],
    ['/files/../secrets', false],
    ['/filesx.png', false],
    ['//a.example/x.png', false],
    ['data:image/png;base64,AAAA', false],
    ['images/x.png', false],
    ['https://a.example/\tx.png', false],
    [null, false],
  ])('%j: %s', (src, safe) => {
    expect(isSafeImageSource(src)).toBe(safe);
  });
});

describe('ids', () => {
  test('are of one form and all different', () => {
    const ids = Array.from({ length: 5000 }, newBlockId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(BLOCK_ID_PATTERN);
  });

  test('are minted for blocks without one and for the later of two with the same, never changed otherwise', () => {
    let next = 0;
    const { id: _none, ...withoutId } = { id: '', type: 'paragraph' };
    const minted = mintIds(doc(p('x', 'One'), list('l', p('x', 'Two')), withoutId), () => {
      next += 1;
      return `n${next}`;
    });
    const [first, second, third] = minted.content ?? [];
    const item = second?.content?.[0];
    expect([first, second, item?.content?.[0], third].map((block) => block?.attrs?.id)).toEqual([
      'x',
      'l',
      'n1',
      'n2',
    ]);
    expect(item?.attrs).toBeUndefined();
  });
});
