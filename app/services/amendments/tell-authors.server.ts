import { listAmendmentAuthors } from '../../../db/queries/amendment-people';
import type { AmendmentRow } from '../../../db/queries/amendments';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { amendmentPath } from './amendment-address';

interface News {
  readonly kind: NoticeKind;
  readonly summary: string;
  readonly detail?: string | null;
  readonly people: readonly string[];
  readonly path?: string;
}

/** Tells these people of something about an amendment; the one who acts and doubles are left out. */
export async function tellOfAmendment(
  tx: Tx,
  ctx: Context,
  { id, standardId }: Pick<AmendmentRow, 'id' | 'standardId'>,
  { path = amendmentPath(id), ...news }: News,
): Promise<void> {
  await tellPeople(tx, ctx, { ...news, path, standardId, objectKind: 'amendment', objectId: id });
}

/** Tells every author what became of the amendment. */
export async function tellAuthors(
  tx: Tx,
  ctx: Context,
  amendment: AmendmentRow,
  { summary, lines }: { readonly summary: string; readonly lines: readonly string[] },
): Promise<void> {
  const authors = await listAmendmentAuthors(tx, [amendment.id]);
  await tellOfAmendment(tx, ctx, amendment, {
    kind: 'amendment-decided',
    summary,
    detail: lines.length === 0 ? null : lines.join('\n'),
    people: authors.map(({ personId }) => personId),
  });
}
