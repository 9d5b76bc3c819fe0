import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FAILURE, Gallery } from './gallery';
import { HASH } from './gallery-content';

const whole = renderToStaticMarkup(<Gallery />);
const failed = renderToStaticMarkup(<Gallery failed />);

/** Every value of an attribute in a piece of HTML. */
function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

/** The opening tag of the element with an id. */
function tagOf(html: string, id: string): string {
  return new RegExp(`<[a-z]+[^>]*\\sid="${id}"[^>]*>`).exec(html)?.[0] ?? '';
}

describe.each([
  ['untouched', whole],
  ['come back with faults', failed],
])('the kit, %s', (_, html) => {
  const ids = valuesOf(html, 'id');

  it('gives every id once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'])(
    'points %s at what exists',
    (attribute) => {
      const pointed = valuesOf(html, attribute).flatMap((value) => value.split(' '));
      expect(pointed.length).toBeGreaterThan(0);
      expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it('labels every control', () => {
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
      .map((match) => match[0])
      .filter((tag) => !tag.includes('type="hidden"'));
    const labelled = valuesOf(html, 'for');
    expect(controls.length).toBeGreaterThan(20);
    expect(controls.filter((tag) => !labelled.includes(valuesOf(tag, 'id')[0] ?? ''))).toEqual([]);
  });

  it('has one h1, one main and a skip link to it', () => {
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html.match(/<main\b/g)).toHaveLength(1);
    expect(tagOf(html, 'content')).toMatch(/^<main/);
    expect(html).toContain('href="#content"');
  });

  it('has no handlers, styles or scripts in the markup', () => {
    expect(html).not.toMatch(/\son[a-z]+="|\sstyle="|<script|javascript:/);
  });

  it('carries the token of the session in every form that posts', () => {
    const posting = [...html.matchAll(/<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/gs)];
    expect(posting).toHaveLength(2);
    for (const [, inside] of posting) {
      expect(inside).toContain('name="_csrf" value="token-of-this-session"');
    }
  });
});

describe('a form that came back', () => {
  it('links the summary to each field, in the same words', () => {
    const summary = failed.slice(failed.indexOf('data-error-summary'), failed.indexOf('<h1'));
    for (const [name, sentence] of Object.entries(FAILURE.errors)) {
      expect(summary).toContain(sentence);
      if (name === 'form') continue;
      expect(summary).toContain(`href="#${name}"`);
      expect(tagOf(failed, name)).toMatch(/^<(input|select|textarea)/);
      expect(failed).toMatch(
        new RegExp(`id="${name}-error"[^>]*><span[^>]*>Error:</span> ${sentence.slice(0, 12)}`),
      );
    }
  });

  it('describes a faulty field by its hint and its error', () => {
    expect(tagOf(failed, 'title')).toContain('aria-describedby="title-hint title-error"');
    expect(tagOf(failed, 'title')).toContain('aria-invalid="true"');
    expect(tagOf(whole, 'title')).not.toContain('aria-invalid');
  });

  it('shows again what was typed, and chooses nothing that was not', () => {
    expect(failed).toContain('>Typed before</textarea>');
    expect(tagOf(failed, 'review-date')).toContain('value="3"');
    expect(tagOf(failed, 'settings')).toContain('checked');
    expect(tagOf(failed, 'settings-3')).not.toContain('checked');
    expect(tagOf(whole, 'settings-3')).toContain('checked');
    expect(tagOf(failed, 'contact')).toContain('checked');
    expect(tagOf(failed, 'password')).not.toContain('value=');
  });
});

describe('pieces', () => {
  it('mark the present place in navigation, path, tabs and pages', () => {
    expect(whole).toMatch(/href="\/standards" aria-current="true"/);
    expect(whole).toMatch(/aria-current="step"><span[^>]*>Ballot/);
    expect(whole).toMatch(/href="\?tab=me" aria-current="page"/);
    expect(whole).toMatch(/href="\?page=4" aria-label="Page 4 of 12" aria-current="page"/);
  });

  it('put every table in a region named by its caption', () => {
    const regions = [
      ...whole.matchAll(/<section class="cc-table-region" aria-labelledby="([^"]+)" tabindex="0">/g),
    ];
    expect(regions).toHaveLength((whole.match(/<table class="nhsuk-table/g) ?? []).length);
    for (const [, id] of regions) expect(tagOf(whole, id ?? '')).toMatch(/^<caption/);
    expect(whole).toContain('<th scope="row"');
  });

  it('show a hash short and whole', () => {
    expect(whole).toContain(`<code>${HASH.slice(0, 12)}</code>`);
    expect(whole).toContain(`<code class="cc-hash__whole">${HASH}</code>`);
    expect(whole).toContain(`data-copy="${HASH}" hidden=""`);
  });

  it('say state in words', () => {
    expect(whole).toContain('<strong class="nhsuk-tag nhsuk-tag--pink">Awaiting approval</strong>');
    expect(whole).toContain('Notifications, 7 unread');
  });

  it('say who can cure a refusal', () => {
    expect(whole).toMatch(
      /Two comments are not decided\.<span[^>]*>The chair, Amara Okafor, can decide them\./,
    );
  });
});
