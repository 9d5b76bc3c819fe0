import { describe, expect, it } from 'vitest';
import { assetUnder, enterBasePath, pageUnder } from '../../server/base-path';

const entered = (url: string, basePath = '/concord') => {
  const request = { url } as Parameters<typeof enterBasePath>[0];
  return enterBasePath(request, basePath) ? request.url : null;
};

describe('a portal under a path of its site', () => {
  it('takes the path off what comes in, and nothing that only begins like it', () => {
    expect(entered('/concord/standards?q=a')).toBe('/standards?q=a');
    expect(entered('/concord')).toBe('/');
    expect(entered('/concord?q=a')).toBe('/?q=a');
    expect(entered('/concordance')).toBeNull();
    expect(entered('/standards')).toBeNull();
    expect(entered('/healthz')).toBe('/healthz');
    expect(entered('/standards', '')).toBe('/standards');
  });

  it.each([
    ['<a class="x" href="/standards">', '<a class="x" href="/concord/standards">'],
    ['<form method="post" action="/sign-in">', '<form method="post" action="/concord/sign-in">'],
    ['<img src="/files/1" alt="a > b"/>', '<img src="/concord/files/1" alt="a > b"/>'],
    ['<a href="https://nhs.uk/x">', '<a href="https://nhs.uk/x">'],
    ['<a href="//nhs.uk/x">', '<a href="//nhs.uk/x">'],
    ['<a href="#scope">', '<a href="#scope">'],
    // What a text says about addresses is not an address of the page.
    ['<code>href="/standards"</code>', '<code>href="/standards"</code>'],
    ['<p title=" href=/a">&lt;a href="/b"&gt;</p>', '<p title=" href=/a">&lt;a href="/b"&gt;</p>'],
    ['<html lang="en-GB">', '<html data-base-path="/concord" lang="en-GB">'],
    [
      '<script>window.__remixContext = {"basename":"/","url":"/drafts/1"};</script>',
      '<script>window.__remixContext = {"basename":"/concord","url":"/concord/drafts/1"};</script>',
    ],
    [
      '<script type="module">import * as a from "/assets/a.js";</script>',
      '<script type="module">import * as a from "/concord/assets/a.js";</script>',
    ],
  ])('writes %s as %s', (before, after) => {
    expect(pageUnder(before, '/concord')).toBe(after);
  });

  it('leads scripts and style sheets to the other files of the build', () => {
    expect(assetUnder('a={module:"/assets/a.js"}', '/concord')).toBe('a={module:"/concord/assets/a.js"}');
    expect(assetUnder('function(e){return"/"+e}', '/concord')).toBe('function(e){return"/concord/"+e}');
    expect(assetUnder('b{background:url(/icons/x.svg)}', '/concord')).toBe(
      'b{background:url(/concord/icons/x.svg)}',
    );
    expect(assetUnder('url(//other.example/x)', '/concord')).toBe('url(//other.example/x)');
  });
});
