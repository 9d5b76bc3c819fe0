import { listParents } from '../../../db/queries/enrolments';
import {
  listExchanges,
  listOrganisationsInUse,
  listStatements,
  listWithoutExchange,
} from '../../../db/queries/statements';
import { findSnapshot, findTextFacts } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { familiesOf } from '../../domain/ballot/electorate';
import { type MandateProof, proofOf, standingOf } from '../../domain/mandate-proof';
import { textFacts } from '../versions/stored-text';

/** An organisation that a record of use names. */
export interface OrganisationInUse {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** Parent and subsidiaries are one family, here as in a ballot. */
  readonly group: string;
  readonly small: boolean;
  /** Whether it provides NHS services or care. */
  readonly provider: boolean;
  readonly verified: boolean;
}

/** What is recorded of the use of a version, and what it proves. */
export async function loadUse(tx: Tx, version: VersionRow) {
  const statements = await listStatements(tx, version.id);
  const exchanges = await listExchanges(tx, version.id);
  const without = await listWithoutExchange(tx, version.id);
  const musts = await mustsOf(tx, version);
  const named = await organisationsOf(tx, [
    ...statements.flatMap(({ organisationId, supplierId }) => [organisationId, supplierId]),
    ...exchanges.flatMap(({ firstSupplierId, secondSupplierId }) => [firstSupplierId, secondSupplierId]),
  ]);
  const organisation = (id: string): OrganisationInUse => {
    const found = named.get(id);
    if (!found) throw new Error(`A record of use names the organisation ${id}, which is not there.`);
    return found;
  };
  const recorded = statements.map((statement) => {
    const [by, supplier] = [organisation(statement.organisationId), organisation(statement.supplierId)];
    return {
      ...statement,
      organisation: by,
      supplier,
      supplierGroup: supplier.group,
      supplierIsSmall: supplier.small,
      liveSite: statement.site !== '',
      bySupplier: by.group === supplier.group,
      byProvider: by.provider,
      stands: statement.withdrawnAt === null && by.verified && supplier.verified,
    };
  });
  const shown = exchanges.map((exchange) => {
    const first = organisation(exchange.firstSupplierId);
    const second = organisation(exchange.secondSupplierId);
    return {
      ...exchange,
      first,
      second,
      supplierGroups: [first.group, second.group] as const,
      counts: exchange.withdrawnAt === null && first.verified && second.verified,
    };
  });
  const proof: MandateProof = proofOf(
    recorded,
    shown.map((one) => ({ ...one, supplierGroups: [one.first.group, one.second.group] })),
    musts.map(({ ref }) => ref),
    without.map(({ requirement }) => requirement),
  );
  const standings = recorded.map((one) => ({ ...one, standing: standingOf(one, recorded) }));
  return { statements: standings, exchanges: shown, without, musts, proof };
}

export type UseOfVersion = Awaited<ReturnType<typeof loadUse>>;

/** Every MUST of the published text, in the order of the text. */
export async function mustsOf(tx: Tx, { publishedSnapshotId }: VersionRow) {
  const snapshot = publishedSnapshotId === null ? undefined : await findSnapshot(tx, publishedSnapshotId);
  const row = snapshot && (await findTextFacts(tx, snapshot.hash));
  if (!row) return [];
  return textFacts(row).requirements.flatMap(({ ref, level, text, id }) =>
    ref !== null && level === 'must' ? [{ ref, text, id }] : [],
  );
}

/** The organisations with these ids, each with its family. */
export async function organisationsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationInUse>> {
  const parents = await listParents(tx);
  const families = familiesOf(parents);
  const groupOf = (id: string) => families.get(id) ?? id;
  const wanted = [...new Set(ids)];
  const rows = await listOrganisationsInUse(tx, [...new Set([...wanted, ...wanted.map(groupOf)])]);
  const large = new Set(rows.filter((row) => row.interestCategory === 'supplier-large').map(({ id }) => id));
  return new Map(
    rows.map(({ id, name, slug, interestCategory, verifiedAt, suspendedAt }) => [
      id,
      {
        id,
        name,
        slug,
        group: groupOf(id),
        // A small company that a large supplier owns is not a small supplier.
        small: interestCategory === 'supplier-small' && !large.has(groupOf(id)),
        provider: interestCategory === 'provider',
        verified: verifiedAt !== null && suspendedAt === null,
      },
    ]),
  );
}
