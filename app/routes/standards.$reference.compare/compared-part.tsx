import { DifferenceLegend } from '../../components/difference-legend';
import { EmptyState } from '../../components/empty-state';
import { Figures } from '../../components/figures';
import { ButtonGroup } from '../../components/form/button-group';
import { ButtonLink } from '../../components/form/button-link';
import { Hash } from '../../components/hash';
import { PrintButton } from '../../components/print-button';
import { SummaryList } from '../../components/summary-list';
import { TabLinks } from '../../components/tab-links';
import type { ComparisonSearch, ComparisonWay } from '../../services/comparison/comparison-search';
import type { ComparedTexts } from '../../services/comparison/view-comparison.server';
import { ChangeList } from './change-list';
import { ChangeSteps } from './change-steps';
import { compareDownloadHref, compareHref } from './compare-href';
import { InTheText } from './in-the-text';
import { RequirementList } from './requirement-list';
import { SideBySide } from './side-by-side';

interface ComparedPartProps {
  readonly compared: ComparedTexts;
  readonly search: ComparisonSearch;
  readonly standard: { readonly reference: string; readonly title: string };
}

const VIEW_LABELS: Record<ComparisonWay, string> = {
  text: 'In the text',
  side: 'Side by side',
  list: 'As a list',
  requirements: 'Requirements only',
};

/** What differs between two texts: in figures, then in one of four views. */
export function ComparedPart({ compared, search, standard }: ComparedPartProps) {
  const { comparison, from, to } = compared;
  const { changes, requirements, wordsAdded, wordsRemoved, clausesTouched } = comparison;
  const { reference } = standard;
  return (
    <>
      <Figures
        figures={[
          { label: 'Changes', value: changes.length.toLocaleString('en-GB') },
          { label: 'Clauses touched', value: clausesTouched.toLocaleString('en-GB') },
          { label: 'Words added', value: wordsAdded.toLocaleString('en-GB') },
          { label: 'Words removed', value: wordsRemoved.toLocaleString('en-GB') },
        ]}
      />
      <SummaryList rows={[sideRow('Earlier text', from), sideRow('Later text', to)]} />
      <ButtonGroup>
        <ButtonLink href={compareDownloadHref(reference, search)} look="secondary" small>
          Download as HTML
        </ButtonLink>
        <PrintButton text="Print this comparison" />
      </ButtonGroup>
      <TabLinks
        label="Views of the comparison"
        tabs={(Object.keys(VIEW_LABELS) as ComparisonWay[]).map((view) => ({
          text: VIEW_LABELS[view],
          href: compareHref(reference, { ...search, view, change: 1 }),
          current: view === search.view,
          ...(view === 'requirements' ? { count: requirements.length } : {}),
        }))}
      />
      <DifferenceLegend />
      {changes.length === 0 && search.view !== 'requirements' ? (
        <NoChange identical={compared.comparison.identical} />
      ) : (
        <Chosen compared={compared} search={search} reference={reference} />
      )}
    </>
  );
}

function NoChange({ identical }: { readonly identical: boolean }) {
  return identical ? (
    <EmptyState title="The two texts are the same">Every word, table and id is in both.</EmptyState>
  ) : (
    <EmptyState title="No change that a reader sees">
      Words, numbers, tables and links are the same. What is not shown differs, such as ids of blocks, widths
      of columns or blanks, so the two are not one text to the byte and their hashes differ.
    </EmptyState>
  );
}

function sideRow(key: string, { label, hash }: ComparedTexts['from']) {
  return {
    key,
    value: (
      <>
        <div>{label}</div>
        {hash === null ? null : <Hash value={hash} label={`Hash of ${label}`} />}
      </>
    ),
  };
}

interface ChosenProps {
  readonly compared: ComparedTexts;
  readonly search: ComparisonSearch;
  readonly reference: string;
}

function Chosen({ compared, search, reference }: ChosenProps) {
  const { comparison, to } = compared;
  const count = comparison.changes.length;
  switch (search.view) {
    case 'text':
      return (
        <>
          <ChangeSteps count={count} />
          <InTheText compared={compared} label={`Comparison with ${to.label}`} />
        </>
      );
    case 'requirements':
      return (
        <RequirementList
          requirements={comparison.requirements}
          hrefOf={(id) => `${compareHref(reference, { ...search, view: 'text', change: 1 })}#${id}`}
        />
      );
    case 'side':
      return <SideBySide compared={compared} search={search} reference={reference} />;
    case 'list':
      return <ChangeList compared={compared} search={search} reference={reference} />;
  }
}
