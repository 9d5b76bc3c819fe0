import type { Columns } from '../columns';
import { amendmentTables } from './amendments';
import { approvalTables } from './approvals';
import { ballotTables } from './ballots';
import { commentSheetTables } from './comment-sheets';
import { commentTables } from './comments';
import { consultationTables } from './consultations';
import { noticeTables } from './notices';
import { objectionTables } from './objections';
import { organisationTables } from './organisations';
import { peopleTables } from './people';
import { recordTables } from './record';
import { senseCheckTables } from './sense-checks';
import { standardTables } from './standards';
import { statementTables } from './statements';
import { textTables } from './texts';

/** All tables, made for one engine's columns. Foreign keys point one way: down this list to what is above. */
export function defineTables(c: Columns) {
  const people = peopleTables(c);
  const organisations = organisationTables(c, people);
  const standards = standardTables(c, { ...people, ...organisations });
  const texts = textTables(c, standards);
  const earlier = { ...people, ...organisations, ...standards, ...texts };
  const comments = commentTables(c, earlier);
  return {
    ...earlier,
    ...comments,
    ...amendmentTables(c, { ...earlier, ...comments }),
    ...commentSheetTables(c, earlier),
    ...consultationTables(c, earlier),
    ...ballotTables(c, earlier),
    ...approvalTables(c, earlier),
    ...objectionTables(c, earlier),
    ...senseCheckTables(c, earlier),
    ...noticeTables(c, people),
    ...statementTables(c, earlier),
    ...recordTables(c),
  };
}

export type Tables = ReturnType<typeof defineTables>;
