import type { DocumentJson } from '../../app/document/json';
import { type AnchorInput, WHOLE_VERSION } from '../../app/services/comments/anchor-input';
import {
  type CommentToPost,
  type PostedComment,
  postComment,
} from '../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../app/services/comments/triage-comment.server';
import { type CommentRow, findComment } from '../../db/queries/comments';
import { insertDocument } from '../../db/queries/documents';
import { insertUpdates } from '../../db/queries/live-text';
import { insertStandard } from '../../db/queries/standards';
import { insertVersion } from '../../db/queries/versions';
import type { VersionState } from '../../db/words';
import {
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  type TestOrganisation,
  type TestPerson,
} from './context';

/** Blocks of `TEXT_TO_COMMENT`, by what they are. */
export const BLOCK = {
  scope: 'b000000001a',
  paragraph: 'b000000002a',
  requirement: 'b000000003a',
  answer: 'b000000004a',
} as const;

/** A clause with a paragraph, and a clause with a requirement. */
export const TEXT_TO_COMMENT: DocumentJson = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: BLOCK.scope, level: 1 }, content: [{ type: 'text', text: 'Scope' }] },
    {
      type: 'paragraph',
      attrs: { id: BLOCK.paragraph },
      content: [{ type: 'text', text: 'Discharge messages are sent between sites within a day.' }],
    },
    {
      type: 'heading',
      attrs: { id: 'b000000005a', level: 1 },
      content: [{ type: 'text', text: 'Answers' }],
    },
    {
      type: 'requirement',
      attrs: { id: BLOCK.requirement, ref: 'STD-0001-R1', level: 'must' },
      content: [
        {
          type: 'paragraph',
          attrs: { id: BLOCK.answer },
          content: [{ type: 'text', text: 'Send an answer to every message.' }],
        },
      ],
    },
  ],
};

/** An anchor on selected words of the first paragraph. */
export const SELECTED: AnchorInput = {
  blockId: BLOCK.paragraph,
  from: '',
  to: '',
  quote: 'between sites',
  prefix: 'Discharge messages are sent ',
  suffix: ' within a day.',
};

export interface CommentWorld {
  readonly ctx: TestContext;
  readonly standardId: string;
  readonly reference: string;
  readonly versionId: string;
  readonly documentId: string;
  readonly supplier: TestOrganisation;
  /** The services for each. */
  readonly chair: TestContext;
  readonly editor: TestContext;
  readonly commenter: TestContext;
  readonly participant: TestContext;
  readonly people: Readonly<Record<'chair' | 'editor' | 'commenter' | 'participant', TestPerson>>;
}

export interface CommentWorldOptions {
  readonly state?: VersionState;
  readonly consultationClosesAt?: Date;
  /** Whether the draft has a text; then the context needs a text workshop. */
  readonly text?: DocumentJson;
}

/** A version with a chair, an editor, somebody who comments for a supplier, and somebody without organisation. */
export async function commentWorld(
  ctx: TestContext,
  options: CommentWorldOptions = {},
): Promise<CommentWorld> {
  const people = {
    chair: await makePerson(ctx, { name: 'Chris Chair' }),
    editor: await makePerson(ctx, { name: 'Edith Editor' }),
    commenter: await makePerson(ctx, { name: 'Carol Commenter' }),
    participant: await makePerson(ctx, { name: 'Paul Participant' }),
  };
  const supplier = await makeOrganisation(ctx, {
    name: 'Small Supplier',
    interestCategory: 'supplier-small',
    members: [people.commenter],
  });
  const update = options.text === undefined ? null : await ctx.texts.seed(options.text);
  const versionId = ctx.newId();
  const documentId = ctx.newId();
  const now = ctx.now();
  const standard = await ctx.store.tx(async (tx) => {
    const written = await insertStandard(tx, {
      id: ctx.newId(),
      title: 'Discharge messages',
      summary: 'How a discharge is told.',
      type: 'technical-standards-and-specifications',
      lane: 'managed-capacity',
      ownerId: supplier.id,
      appliesTo: 'Hospitals',
      appliesToKinds: ['nhs-trust'],
      careSettings: ['hospital'],
      topics: ['messaging'],
      need: 'Letters get lost.',
      expectedBenefit: 'They do not.',
      proposedBy: people.chair.id,
      proposedFor: supplier.id,
      lastRequirement: 1,
      lastComment: 0,
      createdAt: now,
    });
    await insertVersion(tx, {
      id: versionId,
      standardId: written.id,
      number: '1.0.0',
      state: options.state ?? 'drafting',
      stateSince: now,
      documentId,
      changeSummary: '',
      changeLog: '',
      consultationInvited: '',
      consultationClosesAt: options.consultationClosesAt ?? null,
      involvementRecord: '',
      createdAt: now,
    });
    await insertDocument(tx, {
      id: documentId,
      kind: 'draft',
      versionId,
      state: 'open',
      epoch: 1,
      createdBy: people.chair.id,
      createdAt: now,
    });
    for (const role of ['chair', 'editor'] as const) {
      await tx.db.insert(tx.tables.appointments).values({
        id: ctx.newId(),
        standardId: written.id,
        versionId: role === 'editor' ? versionId : null,
        personId: people[role].id,
        role,
        appointedBy: people.chair.id,
        appointedAt: now,
      });
    }
    return written;
  });
  if (update !== null) await writeText(ctx, documentId, people.editor.id, update);
  return {
    ctx,
    standardId: standard.id,
    reference: standard.reference,
    versionId,
    documentId,
    supplier,
    people,
    chair: await signedIn(ctx, people.chair),
    editor: await signedIn(ctx, people.editor),
    commenter: await signedIn(ctx, people.commenter),
    participant: await signedIn(ctx, people.participant),
  };
}

/** Adds an edit to the log of a draft. */
export async function writeText(
  ctx: TestContext,
  documentId: string,
  personId: string,
  bytes: Uint8Array,
): Promise<void> {
  const update = { documentId, clientId: null, personId, organisationId: null, bytes };
  await ctx.store.tx((tx) => insertUpdates(tx, [update], ctx.now()));
}

/** A comment that nothing speaks against. */
export function aComment(
  world: Pick<CommentWorld, 'versionId'>,
  change: Partial<CommentToPost> = {},
): CommentToPost {
  return {
    versionId: world.versionId,
    on: 'draft',
    anchor: WHOLE_VERSION,
    type: 'technical',
    blocking: false,
    blockingReason: '',
    body: 'A day is too long.',
    proposedWording: '',
    organisationId: '',
    ...change,
  };
}

/** Posts it, a quarter of a minute after what was posted before, and fails where it is refused. */
export async function posted(
  world: CommentWorld,
  change: Partial<CommentToPost> = {},
  by: TestContext = world.commenter,
): Promise<PostedComment> {
  world.ctx.advance({ minutes: 0.25 });
  const answer = await postComment(by, aComment(world, change));
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.result;
}

/** The same, triaged. */
export async function triaged(
  world: CommentWorld,
  change: Partial<CommentToPost> = {},
): Promise<PostedComment> {
  const comment = await posted(world, change);
  const moved = await moveOnDesk(world.editor, { commentId: comment.id, move: 'triage' });
  if (!moved.allowed) throw new Error(JSON.stringify(moved.reasons));
  return comment;
}

/** The stored row. */
export async function storedComment(world: CommentWorld, id: string): Promise<CommentRow> {
  const row = await world.ctx.store.read((tx) => findComment(tx, id));
  if (!row) throw new Error('The comment is gone.');
  return row;
}
