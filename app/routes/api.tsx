import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../components/data-table';
import { Page } from '../components/page';
import { door } from '../http/respond.server';

export const loader = door(async ({ ctx }) => ({ origin: ctx.settings.origin }));

export const meta = () => [{ title: 'API' }];

const ADDRESSES = [
  {
    address: '/standards/{reference}/latest',
    gives: 'Leads to the current version at its permanent address',
  },
  {
    address: '/standards/{reference}/{version}/download/json',
    gives: 'The text as canonical JSON, the bytes of its hash',
  },
  { address: '/standards/{reference}/{version}/download/html', gives: 'The text as one HTML file' },
  { address: '/standards/{reference}/{version}/download/md', gives: 'The text as Markdown' },
  { address: '/standards/{reference}/{version}/download/docx', gives: 'The text as a Word file; also pdf' },
  { address: '/standards/{reference}/{version}/download/csv', gives: 'The requirements as CSV; also reqif' },
  {
    address: '/standards/{reference}/{version}/decision-pack.zip',
    gives: 'Everything on which a published version rests, as one archive',
  },
  {
    address: '/standards/{reference}/{version}/all-artefacts/zip',
    gives:
      'The machine-readable artefacts of a version; also tgz, a FHIR package, and json, the list of their hashes',
  },
  {
    address: '/standards/{reference}/{version}/artefacts/{path}',
    gives: 'One artefact, byte for byte; of a frozen set at /artefacts/{hash}/files/{path}',
  },
  { address: '/schemas/text-1.json', gives: 'The JSON Schema of the JSON of texts' },
  {
    address: '/texts/{hash}/json',
    gives: 'A frozen text by its SHA-256; also html, md, docx, pdf, csv and reqif',
  },
  { address: '/standards.atom', gives: 'Changes of any list of standards, with the filters of the list' },
  { address: '/standards/{reference}/feed.atom', gives: 'Every move of every version of one standard' },
  {
    address: '/standards/{reference}/{version}/disposition-report.csv',
    gives: 'Every comment with its decision',
  },
  {
    address: '/ballots/{id}/votes.csv',
    gives: 'Every position of a closed ballot, or of a first round, with its reason',
  },
];

/** What machines can read, without a key. */
export default function Api() {
  const { origin } = useLoaderData<typeof loader>();
  return (
    <Page
      title="API"
      lead="Everything public can be read by machines, without a key. Addresses stay as they are."
    >
      <DataTable
        caption={`Addresses, after ${origin}`}
        rows={ADDRESSES}
        rowKey={({ address }) => address}
        columns={[
          { header: 'Address', rowHeader: true, cell: ({ address }) => <code>{address}</code> },
          { header: 'What it gives', cell: ({ gives }) => gives },
        ]}
      />
      <p>
        The page of each version carries its facts as JSON-LD (schema.org). To check a text, compute the
        SHA-256 of its JSON: it is the hash that the ballot and the approval name.
      </p>
    </Page>
  );
}
