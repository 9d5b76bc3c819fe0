import type { ReactNode } from 'react';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { EmptyState } from '../empty-state';
import { Notice } from '../notice';
import { Page } from '../page';
import { ReadingLayout } from '../reading-layout';
import { StandardText } from '../standard-text';
import { AboutStandard } from './about-standard';
import { AboutVersion } from './about-version';
import { PatchNotice } from './patch-notice';
import { ReadingActions } from './reading-actions';
import { ReadingArtefacts } from './reading-artefacts';
import { VersionFacts } from './version-facts';
import { VersionPath } from './version-path';
import { VersionTags } from './version-tags';

interface ReadingPageProps {
  readonly view: ReadingView;
  /** Stands above everything else where the page is not the public one. */
  readonly notice?: ReactNode;
}

/** One version of a standard: what must be known first, what it is, its text, and its record. */
export function ReadingPage({ view, notice }: ReadingPageProps) {
  const { standard, version, banner, text } = view;
  return (
    <Page
      caption={`${standard.reference}, version ${version.label}`}
      title={standard.title}
      lead={standard.summary}
      head={<VersionTags version={version} />}
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Standards', href: '/standards' },
      ]}
    >
      {notice}
      {banner === null ? null : (
        <Notice title={banner.title}>
          {banner.detail === '' ? null : <p>{banner.detail}</p>}
          {banner.link === null ? null : (
            <p>
              <a className="nhsuk-notification-banner__link" href={banner.link.href} data-same-clause>
                {banner.link.text}
              </a>
            </p>
          )}
        </Notice>
      )}
      <PatchNotice view={view} />
      <VersionFacts view={view} />
      <ReadingActions view={view} />
      <VersionPath view={view} />
      {text === null ? (
        <NoTextYet view={view} />
      ) : (
        <ReadingLayout contents={{ outline: text.outline, depth: 2 }} aside={<AsideLinks view={view} />}>
          <WhichText view={view} />
          <div
            data-clauses={
              text.standing === 'published' ? `/standards/${standard.reference}/clause` : undefined
            }
          >
            <StandardText html={text.html} label={`${standard.title} ${version.number}`} />
          </div>
        </ReadingLayout>
      )}
      <ReadingArtefacts view={view} />
      <AboutVersion view={view} />
      <AboutStandard view={view} />
    </Page>
  );
}

/** Which state of the text this is, unless it is the published one. */
function WhichText({ view: { text, version, openBallotId } }: { readonly view: ReadingView }) {
  if (text === null || text.standing === 'published') return null;
  if (version.state === 'cancelled') {
    return (
      <p className="nhsuk-body-s">
        The text as it stood when the version was cancelled, on <DateText at={version.stateSince} />. It does
        not change any more, and takes no comments (rule CD-21); those that were made stay readable.
      </p>
    );
  }
  if (text.standing === 'live') {
    return (
      <p className="nhsuk-body-s">
        The draft as it stood on <DateText at={text.at} />. It changes while people write.
      </p>
    );
  }
  return (
    <p className="nhsuk-body-s">
      {version.state === 'consultation' ? 'The text in consultation' : 'The text that is decided on'}, frozen
      on <DateText at={text.at} />.
      {openBallotId === null ? null : <a href={`/ballots/${openBallotId}`}> Open the ballot</a>}
    </p>
  );
}

function AsideLinks({ view: { standard, version, artefacts } }: { readonly view: ReadingView }) {
  const here = `/standards/${standard.reference}/${version.number}`;
  return (
    <ul className="nhsuk-list nhsuk-body-s">
      <li>
        <a href="#about-this-version">About this version</a>
      </li>
      {artefacts.artefacts.length === 0 ? null : (
        <li>
          <a href="#artefacts">Artefacts</a>
        </li>
      )}
      <li>
        <a href={`${here}/history`}>History</a>
      </li>
      {version.publishedAt === null ? null : (
        <li>
          <a href={`${here}/use`}>Use of this version</a>
        </li>
      )}
      <li>
        <a href={`/standards/${standard.reference}/comments?version=${version.number}`}>Comments</a>
      </li>
    </ul>
  );
}

function NoTextYet({ view: { standard, version } }: { readonly view: ReadingView }) {
  const desk = `/standards/${standard.reference}/${version.number}/progress`;
  if (version.state === 'cancelled') {
    return (
      <EmptyState title="No text was written">
        It was cancelled before a draft began. <a href={desk}>See how version {version.number} ended</a>.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="There is no text yet">
      {version.state === 'proposed'
        ? 'The proposal is public, and an NHS Standards Lead decides whether drafting begins. '
        : 'The chair or an editor starts the draft. '}
      <a href={desk}>See where version {version.number} stands</a>.
    </EmptyState>
  );
}
