import type { InterestCategory, Office, OrganisationKind } from '../../../db/words';

/** Who walks through the process, by name. `Nobody` is a reader without an account. */
export const NOBODY = 'Nobody';

/** Whom the world of a standard brings along, with their offices. */
export const AT_HAND: Readonly<Record<string, readonly Office[]>> = {
  Pat: [],
  Chloe: [],
  Edwin: [],
  Rita: [],
  Lena: ['lead'],
  Sam: ['secretariat'],
};

/** Whom the walk adds. Lola is a Lead who also votes, Mia a member of Elm, Alan the alternate of Alder. */
export const ADDED: Readonly<Record<string, readonly Office[]>> = {
  Luke: ['lead'],
  Lola: ['lead'],
  Ada: ['administrator'],
  Mia: [],
  Alan: [],
};

export interface OrganisationOfCast {
  readonly kind: OrganisationKind;
  readonly category: InterestCategory;
  readonly representative: string;
  readonly alternate?: string;
  readonly member?: string;
  readonly parent?: string;
  readonly unverified?: true;
}

const supplier = (category: InterestCategory, representative: string, parent?: string) => ({
  kind: 'supplier' as const,
  category,
  representative,
  ...(parent === undefined ? {} : { parent }),
});

/** Who may vote: twelve verified organisations of six categories, of which Cedar and its subsidiary Cherry are one voter. */
export const VOTERS: Readonly<Record<string, OrganisationOfCast>> = {
  Alder: { kind: 'nhs-trust', category: 'provider', representative: 'Alma', alternate: 'Alan' },
  Beech: { kind: 'gp-practice', category: 'provider', representative: 'Bela' },
  Cedar: supplier('supplier-large', 'Cora'),
  Cherry: supplier('supplier-small', 'Chip', 'Cedar'),
  Damson: supplier('supplier-small', 'Dora'),
  Elm: { kind: 'clinical-body', category: 'clinical-professional', representative: 'Emil', member: 'Mia' },
  Fir: { kind: 'patient-group', category: 'patient-public', representative: 'Faye' },
  Gorse: { kind: 'academic', category: 'national-academic-other', representative: 'Gwen' },
  Hazel: { kind: 'care-provider', category: 'provider', representative: 'Hugo' },
  Ivy: { kind: 'clinical-body', category: 'clinical-professional', representative: 'Ines' },
  Juniper: supplier('supplier-small', 'Lola'),
  Kapok: { kind: 'charity', category: 'patient-public', representative: 'Kian' },
  Lime: { kind: 'nhs-trust', category: 'provider', representative: 'Leo', unverified: true },
};

/** The organisation that proposes; the world of a standard makes it, with Pat and Edwin in it. */
export const PROPOSER = 'Larch Systems';
