import { INTEREST_CATEGORIES, type InterestCategory } from '../../db/words';

/** What somebody gave to a version, counted. */
export interface Given {
  /** Words that stand in the text. */
  readonly words: number;
  readonly comments: number;
  readonly commentsAccepted: number;
  readonly amendments: number;
  readonly amendmentsAccepted: number;
  /** Votes in closed ballots, of whatever position. */
  readonly votes: number;
}

/** One thing, or several of one kind, that was given for an organisation in an interest category. */
export interface Gift extends Partial<Given> {
  /** Null when it was given for no organisation. */
  readonly organisationId: string | null;
  readonly category: InterestCategory | null;
}

/** PA-4: the organisation for which a comment counts: the one that it was recorded for, else the one that made it. */
export function countsFor(comment: {
  readonly organisationId: string | null;
  /** The organisation whose name the Secretariat's record of the comment bears. */
  readonly recordedFor: string | undefined;
}): string | null {
  return comment.recordedFor ?? comment.organisationId;
}

export interface GivenByOrganisation extends Given {
  readonly organisationId: string;
  readonly categories: readonly InterestCategory[];
}

export interface GivenByCategory extends Given {
  readonly category: InterestCategory;
  /** How many organisations gave anything in it. */
  readonly organisations: number;
}

/** One family gave more than half of something. */
export interface Dominance {
  readonly of: 'words' | 'commentsAccepted';
  /** The organisations of the family that gave some of it, the one that gave most first. */
  readonly organisationIds: readonly string[];
  readonly have: number;
  readonly all: number;
}

export interface Participation {
  readonly organisations: readonly GivenByOrganisation[];
  /** Every category, also those in which nobody gave anything. */
  readonly categories: readonly GivenByCategory[];
  /** What people gave for no organisation. */
  readonly alone: Given;
  readonly total: Given;
  readonly dominance: readonly Dominance[];
}

const KINDS = [
  'words',
  'comments',
  'commentsAccepted',
  'amendments',
  'amendmentsAccepted',
  'votes',
] as const satisfies readonly (keyof Given)[];

/** Of fewer accepted comments than these no share is a sign of anything. */
const LEAST_COMMENTS = 3;

function sumOf(gifts: readonly Partial<Given>[]): Given {
  const of = (kind: keyof Given) => gifts.reduce((sum, gift) => sum + (gift[kind] ?? 0), 0);
  return {
    words: of('words'),
    comments: of('comments'),
    commentsAccepted: of('commentsAccepted'),
    amendments: of('amendments'),
    amendmentsAccepted: of('amendmentsAccepted'),
    votes: of('votes'),
  };
}

const anything = (gift: Partial<Given>): boolean => KINDS.some((kind) => (gift[kind] ?? 0) > 0);

/** PA-1 and PA-2: who gave what to a version, by organisation and by interest category. */
export function participationOf(
  gifts: readonly Gift[],
  families: ReadonlyMap<string, string>,
): Participation {
  const given = gifts.filter(anything);
  const ids = [...new Set(given.flatMap(({ organisationId }) => organisationId ?? []))];
  const organisations = ids
    .map((organisationId): GivenByOrganisation => {
      const own = given.filter((gift) => gift.organisationId === organisationId);
      const categories = INTEREST_CATEGORIES.filter((one) => own.some(({ category }) => category === one));
      return { organisationId, categories, ...sumOf(own) };
    })
    .sort(byWeight);
  const categories = INTEREST_CATEGORIES.map((category): GivenByCategory => {
    const own = given.filter((gift) => gift.organisationId !== null && gift.category === category);
    const people = new Set(own.map(({ organisationId }) => organisationId));
    return { category, organisations: people.size, ...sumOf(own) };
  });
  return {
    organisations,
    categories,
    alone: sumOf(given.filter(({ organisationId }) => organisationId === null)),
    total: sumOf(given),
    dominance: dominanceIn(organisations, families),
  };
}

function byWeight(a: GivenByOrganisation, b: GivenByOrganisation): number {
  for (const kind of KINDS) if (a[kind] !== b[kind]) return b[kind] - a[kind];
  return a.organisationId < b.organisationId ? -1 : 1;
}

/** PA-3: the families that gave more than half; parent and subsidiaries are one, as in a ballot. */
export function dominanceIn(
  organisations: readonly GivenByOrganisation[],
  families: ReadonlyMap<string, string>,
): readonly Dominance[] {
  const familyOf = (id: string) => families.get(id) ?? id;
  const heads = [...new Set(organisations.map(({ organisationId }) => familyOf(organisationId)))];
  return (['words', 'commentsAccepted'] as const).flatMap((of) => {
    const all = organisations.reduce((sum, one) => sum + one[of], 0);
    if (of === 'commentsAccepted' && all < LEAST_COMMENTS) return [];
    return heads.flatMap((head): Dominance[] => {
      const own = organisations
        .filter((one) => familyOf(one.organisationId) === head && one[of] > 0)
        .sort((a, b) => b[of] - a[of]);
      const have = own.reduce((sum, one) => sum + one[of], 0);
      if (2 * have <= all) return [];
      return [{ of, organisationIds: own.map(({ organisationId }) => organisationId), have, all }];
    });
  });
}
