import { Page } from '../components/page';

export const meta = () => [{ title: 'Feeds' }];

/** Which changes can be followed without an account. */
export default function Feeds() {
  return (
    <Page
      title="Feeds"
      lead="Follow changes in your own reader, without an account and without giving an e-mail address."
      width="text"
    >
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <a href="/standards.atom">Every standard, with what changed in it last</a>
        </li>
        <li>
          <a href="/standards.atom?open=yes">Standards that are open for comment</a>
        </li>
        <li>
          <a href="/standards.atom?state=published&state=effective">Published standards</a>
        </li>
        <li>
          <a href="/standards.atom?mandatory=yes">Mandatory standards</a>
        </li>
      </ul>
      <p>
        Any list has a feed: narrow <a href="/standards">the list of standards</a> to what you care about, and
        take the feed at its end. Each standard has one of its own, on its page.
      </p>
    </Page>
  );
}
