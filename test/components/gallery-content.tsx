import { BarTable } from '../../app/components/bar-table';
import { Card, CardGrid } from '../../app/components/card';
import { DataTable } from '../../app/components/data-table';
import { DateText, DateTimeText, TimeText } from '../../app/components/date-text';
import { Details } from '../../app/components/details';
import { EmptyState } from '../../app/components/empty-state';
import { Figures } from '../../app/components/figures';
import { AppliedFilters, FilterForm } from '../../app/components/filter-form';
import { ButtonLink } from '../../app/components/form/button-link';
import { Checkboxes } from '../../app/components/form/checkboxes';
import { Hash } from '../../app/components/hash';
import { InsetText } from '../../app/components/inset-text';
import { Notice } from '../../app/components/notice';
import { Pagination } from '../../app/components/pagination';
import { PersonName } from '../../app/components/person-name';
import { ProgressPath } from '../../app/components/progress-path';
import { Refusal } from '../../app/components/refusal';
import { Split } from '../../app/components/split';
import { VersionStateTag, VotePositionTag } from '../../app/components/state-tag';
import { SummaryList } from '../../app/components/summary-list';
import { TabLinks } from '../../app/components/tab-links';
import { TaskList } from '../../app/components/task-list';
import { WarningCallout } from '../../app/components/warning-callout';
import type { VotePosition } from '../../db/words';
import { StateTags } from './gallery-tags';

export const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const CLOSING = new Date('2026-12-20T23:59:59Z');

interface VoteRow {
  readonly organisation: string;
  readonly person: string;
  readonly position: VotePosition;
  readonly words: number;
}

const VOTES: readonly VoteRow[] = [
  { organisation: 'Northmoor Foundation Trust', person: 'Amara Okafor', position: 'approve', words: 120 },
  { organisation: 'Lantern Health Systems', person: 'Iwan Pryce', position: 'do-not-approve', words: 1480 },
  { organisation: 'Patients Together', person: 'Rosa Marsh', position: 'stand-aside', words: 0 },
];

/** Everything that shows something. */
export function ContentPieces() {
  return (
    <>
      <Notice kind="important" title="You are reading 1.2.0. 2.0.0 is current since 3 December 2026." />
      <StateTags />
      <ProgressPath
        label="Path of version 2.0.0"
        steps={[
          { label: 'Proposed', standing: 'done', detail: <DateText at="2026-01-05T10:00:00Z" /> },
          { label: 'Drafting', standing: 'done' },
          { label: 'Consultation', standing: 'done' },
          { label: 'Ballot', standing: 'now', detail: 'Closes in 12 days' },
          { label: 'Awaiting approval', standing: 'next' },
          { label: 'Published', standing: 'next' },
        ]}
      />
      <Figures
        figures={[
          { label: 'Days left', value: 12 },
          { label: 'Organisations voted', value: '9 of 14' },
          { label: 'Comments not decided', value: 3 },
        ]}
      />
      <CardGrid>
        <Card title="Read a standard" href="/standards" meta={<VersionStateTag state="published" />}>
          <p>Find what applies to you.</p>
        </Card>
        <Card title="Ballot on referral messages" headingLevel={3}>
          <p>
            Closes <DateTimeText at={CLOSING} />.
          </p>
        </Card>
      </CardGrid>
      <SummaryList
        rows={[
          { key: 'Owner', value: 'NHS England', change: { href: '#owner', about: 'the owner' } },
          {
            key: 'Chair',
            value: <PersonName name="Amara Okafor" organisation="Northmoor Foundation Trust" />,
          },
          { key: 'Content hash', value: <Hash value={HASH} label="Hash of version 2.0.0" /> },
        ]}
      />
      <TaskList
        tasks={[
          { title: 'Text frozen', href: '#frozen', status: 'Completed' },
          {
            title: 'Clinical safety review',
            href: '#safety',
            status: 'Missing',
            colour: 'red',
            hint: 'By the chair',
          },
          { title: 'Ballot result', status: 'Cannot start yet', colour: 'grey' },
        ]}
      />
      <Refusal
        title="The ballot cannot open yet"
        reasons={[
          { sentence: 'Two comments are not decided.', cure: 'The chair, Amara Okafor, can decide them.' },
          { sentence: 'The accessibility review is not recorded.', cure: 'The chair can record it.' },
        ]}
      />
      <TabLinks
        label="Notifications"
        tabs={[
          { text: 'For me', href: '?tab=me', current: true, count: 7 },
          { text: 'Following', href: '?tab=following' },
          { text: 'All', href: '?tab=all' },
        ]}
      />
      <Split
        asideFirst
        aside={
          <FilterForm
            action="/standards"
            clearHref="/standards"
            applied={[{ text: 'Hospital', removeHref: '/standards?without=hospital' }]}
          >
            <Checkboxes
              name="filter-state"
              label="State"
              labelSize="s"
              small
              options={[
                { value: 'published', label: 'Published' },
                { value: 'effective', label: 'Effective' },
              ]}
              defaultValues={['published']}
            />
          </FilterForm>
        }
      >
        <DataTable
          caption="Positions by organisation"
          rows={VOTES}
          rowKey={({ organisation }) => organisation}
          columns={[
            { header: 'Organisation', cell: ({ organisation }) => organisation, rowHeader: true },
            { header: 'Voter', cell: ({ person }) => person },
            { header: 'Position', cell: ({ position }) => <VotePositionTag state={position} /> },
            { header: 'Words', cell: ({ words }) => words.toLocaleString('en-GB'), numeric: true },
          ]}
        />
        <Pagination page={4} pages={12} hrefOf={(page) => `?page=${page}`} label="Organisations" />
      </Split>
      <BarTable
        caption="Turnout by interest category"
        what="Category"
        measure="Voted"
        bars={[
          { label: 'NHS and care provider', value: 4, of: 6 },
          { label: 'Supplier (large)', value: 3, of: 4 },
          { label: 'Patient and public', value: 0, of: 2 },
        ]}
      />
      <InsetText>
        <p>Votes never carry over to another text.</p>
      </InsetText>
      <WarningCallout title="The text cannot be changed after this">
        <p>Freezing gives the text a name that anyone can check.</p>
      </WarningCallout>
      <Details summary="How the hash is made">
        <p>From the canonical text.</p>
      </Details>
      <EmptyState title="No objections" action={<ButtonLink href="#object">Object formally</ButtonLink>}>
        <p>
          Anyone may object until <TimeText at={CLOSING} /> on the closing day.
        </p>
        <AppliedFilters applied={[{ text: 'Open', removeHref: '?all' }]} clearHref="?" />
      </EmptyState>
    </>
  );
}
