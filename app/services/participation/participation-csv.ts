import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { Given } from '../../domain/participation';
import { csvCell } from '../ballots/ballot-csv';
import type { NamedParticipation } from './participation-in.server';

const HEAD = [
  'Organisation',
  'Interest category',
  'Words in the text',
  'Comments',
  'Comments accepted',
  'Amendments submitted',
  'Amendments accepted',
  'Votes in closed ballots',
];

/** Who took part in a version, one row for an organisation; people for no organisation are the last row. */
export function participationCsv({ organisations, alone }: NamedParticipation): string {
  const rows = [
    HEAD,
    ...organisations.map((one) => [
      one.name,
      one.categories.map((category) => INTEREST_CATEGORY_LABELS[category]).join('; '),
      ...figures(one),
    ]),
    ['People for no organisation', '', ...figures(alone)],
  ];
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function figures(given: Given): string[] {
  const { words, comments, commentsAccepted, amendments, amendmentsAccepted, votes } = given;
  return [words, comments, commentsAccepted, amendments, amendmentsAccepted, votes].map(String);
}
