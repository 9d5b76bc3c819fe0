import * as Y from 'yjs';
import type { DocumentJson } from '../../app/document/json';
import { openLive, textFragment } from '../../app/document/live-document';
import type { TextWorkshop } from '../../app/document/workshop-types';
import { type OpenedAmendment, openAmendment } from '../../app/services/amendments/open-amendment.server';
import { submitAmendment } from '../../app/services/amendments/submit-amendment.server';
import type { SignedIn } from '../../app/services/context';
import type { Answer } from '../../app/services/people/answer';
import { readLog } from '../../db/queries/documents';
import { bindClients } from '../../db/queries/live-text';
import type { Engine } from '../../db/store';
import { makePerson, signedIn, type TestContext } from './context';
import { drafting, standardWorld } from './standards';

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const heading = (id: string, text: string) => ({
  ...paragraph(id, text),
  type: 'heading',
  attrs: { id, level: 1 },
});

/** Two clauses, the second with a requirement. */
const TEXT = {
  type: 'doc',
  content: [
    heading('h000000000001', 'Scope'),
    paragraph('p000000000001', 'Hospitals send a summary to the practice.'),
    heading('h000000000002', 'Timing'),
    paragraph('p000000000002', 'The summary arrives within a day.'),
    {
      type: 'requirement',
      attrs: { id: 'r000000000001', ref: 'STD-0001-R1', level: 'may' },
      content: [paragraph('p000000000003', 'Send an answer to every message.')],
    },
  ],
} as DocumentJson;

/** A draft of its own, whose text is `TEXT`, and somebody who has nothing to do with it. */
export async function draftToAmend(engine: Engine, texts: TextWorkshop) {
  const w = await standardWorld(engine, texts);
  const other = await signedIn(w.ctx, await makePerson(w.ctx, { name: 'Olga', email: 'olga@example.org' }));
  const place = await drafting(w);
  const canonical = (await texts.freeze([await texts.seed(TEXT)])).canonical;
  const { updates } = await w.ctx.store.read((tx) => readLog(tx, place.documentId));
  const update = await texts.restore(updates, canonical);
  const { personId } = w.editor.actor as SignedIn;
  await w.ctx.rooms.appendServerUpdate(place.documentId, update, { personId, organisationId: null });
  return { w, place, draftId: place.documentId, other };
}

/** What is said about an amendment that nothing speaks against. */
export const SAID = {
  title: 'Say must',
  rationale: 'A test cannot check a may.',
  type: 'technical',
  impact: 'compatible',
  comments: '',
};

/** The result of an answer that has to be a good one. */
export function good<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.result;
}

export async function opened(
  by: TestContext,
  draftId: string,
  organisationId = '',
): Promise<OpenedAmendment> {
  return good(await openAmendment(by, { ...SAID, draftId, organisationId }));
}

/** An edit of a live text as this person's own editor makes it, through the rooms. */
export async function edit(
  writer: TestContext,
  documentId: string,
  change: (body: Y.XmlFragment, doc: Y.Doc) => void,
): Promise<void> {
  const { updates } = await writer.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(textFragment(doc), doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  const { personId, memberships } = writer.actor as SignedIn;
  const organisationId = memberships[0]?.organisationId ?? null;
  await writer.rooms.appendServerUpdate(documentId, update, { personId, organisationId, own: true });
  await writer.store.tx((tx) =>
    bindClients(tx, [{ documentId, clientId: doc.clientID, personId, organisationId }], writer.now()),
  );
  doc.destroy();
}

/** Every run of text below a node, in order. */
function runs(node: Y.XmlFragment): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? runs(child) : [],
    );
}

/** Replaces words wherever they first stand. */
export function replaceWords(from: string, to: string) {
  return (body: Y.XmlFragment): void => {
    for (const text of runs(body)) {
      const said = text.toJSON().replace(/<[^>]*>/g, '');
      const at = said.indexOf(from);
      if (at < 0) continue;
      text.insert(at + from.length, to);
      text.delete(at, from.length);
      return;
    }
    throw new Error(`“${from}” is not in the text.`);
  };
}

/** The words of a live text, block by block. */
export async function wordsOf(ctx: TestContext, documentId: string): Promise<string> {
  const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  const words = runs(textFragment(doc)).map((text) => text.toJSON().replace(/<[^>]*>/g, ''));
  doc.destroy();
  return words.join('\n');
}

/** Opens an amendment, replaces words in it and submits it. */
export async function submitted(
  by: TestContext,
  draftId: string,
  from: string,
  to: string,
  organisationId = '',
): Promise<OpenedAmendment> {
  const amendment = await opened(by, draftId, organisationId);
  await edit(by, amendment.documentId, replaceWords(from, to));
  good(await submitAmendment(by, amendment.id, SAID));
  return amendment;
}
