import type { MetaDescriptor } from '@remix-run/node';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import type { ReadingView } from '../../services/versions/view-reading.server';

/** Title, canonical address and machine-readable facts of a version. */
export function readingMeta(view: ReadingView | undefined): MetaDescriptor[] {
  if (!view) return [{ title: 'Standard' }];
  const { standard, version, origin, text, publisher, authority } = view;
  const address = `${origin}/standards/${standard.reference}/${version.number}`;
  const unpublished = version.publishedAt === null;
  return [
    {
      title: `${standard.title} ${version.label} (${VERSION_STATE_LABELS[version.state]}), ${standard.reference}`,
    },
    { name: 'description', content: standard.summary },
    { tagName: 'link', rel: 'canonical', href: address },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      href: `/standards/${standard.reference}/feed.atom`,
      title: `Changes of ${standard.reference}`,
    },
    ...(unpublished ? [{ name: 'robots', content: 'noindex' }] : []),
    {
      'script:ld+json': {
        '@context': 'https://schema.org',
        '@type': 'TechArticle',
        '@id': address,
        url: address,
        headline: standard.title,
        identifier: standard.reference,
        version: version.label,
        abstract: standard.summary,
        inLanguage: 'en-GB',
        creativeWorkStatus: VERSION_STATE_LABELS[version.state],
        ...(version.publishedAt ? { datePublished: version.publishedAt.toISOString() } : {}),
        ...(text?.hash ? { encoding: encodings(address, text.hash), wordCount: text.words } : {}),
        isPartOf: {
          '@type': 'CreativeWorkSeries',
          name: standard.title,
          url: `${origin}/standards/${standard.reference}`,
        },
        publisher: { '@type': 'Organization', name: authority },
        provider: { '@type': 'Organization', name: publisher, url: origin },
        ...(standard.owner
          ? { sourceOrganization: { '@type': 'Organization', name: standard.owner.name } }
          : {}),
        license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      },
    },
  ];
}

function encodings(address: string, hash: string) {
  const formats = [
    ['json', 'application/json'],
    ['html', 'text/html'],
    ['md', 'text/markdown'],
    ['pdf', 'application/pdf'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const;
  return formats.map(([format, mediaType]) => ({
    '@type': 'MediaObject',
    contentUrl: `${address}/download/${format}`,
    encodingFormat: mediaType,
    ...(format === 'json' ? { sha256: hash } : {}),
  }));
}
