import { parseUpdateMeta } from 'yjs';
import { listConsultations } from '../../../db/queries/consultations';
import { readLog } from '../../../db/queries/documents';
import { bindClients, insertUpdates } from '../../../db/queries/live-text';
import { findStandard } from '../../../db/queries/standards';
import { findVersion } from '../../../db/queries/versions';
import type { ArtefactFile } from '../../document/artefacts/artefact-types';
import { canonicalJson } from '../../document/canonical';
import type { DocumentJson, NodeJson } from '../../document/json';
import { keepArtefacts } from '../artefacts/keep-artefacts.server';
import type { Context } from '../context';
import { mintRequirement } from '../live/mint-requirement.server';
import { signedInPerson } from '../people/signed-in';
import { appoint } from '../standards/appoint.server';
import { proposeStandard, type StandardProposal } from '../standards/propose-standard.server';
import type { DraftSource } from '../versions/first-text.server';
import { type MoveInput, moveVersion } from '../versions/move-version.server';
import { nameSnapshot } from '../versions/name-snapshot.server';
import { type ConsultationToOpen, openConsultation } from '../versions/open-consultation.server';
import { type NextVersion, proposeNextVersion } from '../versions/propose-next-version.server';
import { startDrafting } from '../versions/start-drafting.server';
import { type PersonKey, SAMPLE_PEOPLE } from './sample-people';
import { granted, type Stage } from './stage.server';
import { assembleText, requirementKeys } from './texts/assemble-text';

/** One version of a standard as the sample works on it; its fields fill as the work goes on. */
export class VersionWork {
  reference = '';
  number = '';
  versionId = '';
  documentId = '';
  consultationId = '';
  /** The newest ballot, and the newest approval asked for. */
  ballotId = '';
  approvalId = '';
  /** The text as it was last written. */
  content: DocumentJson = { type: 'doc' };
  /** Ids of the comments, by the keys the story gives them. */
  readonly comments = new Map<string, string>();
  /** Ids of the amendments, likewise. */
  readonly amendments = new Map<string, string>();
  /** Ids of sense checks by the key of what they are about. */
  readonly senseChecks = new Map<string, string>();
  readonly #refs: Map<string, string>;

  /**
   * @param textName the same for all versions of one standard, so that their blocks keep their ids
   * @param former the version that this one follows, whose requirements keep their numbers
   */
  constructor(
    readonly textName: string,
    former?: VersionWork,
  ) {
    this.#refs = former === undefined ? new Map() : former.#refs;
  }

  /** The number of a requirement, by its key in the text. */
  refOf(key: string): string {
    const ref = this.#refs.get(key);
    if (ref === undefined) throw new Error(`The sample has no requirement “${key}”.`);
    return ref;
  }

  /** Attaches artefacts; every one of the sample is valid. */
  async attach(stage: Stage, who: PersonKey, files: readonly ArtefactFile[]): Promise<void> {
    const kept = granted('attach artefacts', await keepArtefacts(await stage.as(who), this.versionId, files));
    if (kept.faults.length > 0)
      throw new Error(`The sample has a faulty artefact: ${JSON.stringify(kept.faults)}`);
  }

  async propose(
    stage: Stage,
    who: PersonKey,
    organisation: string,
    proposal: Omit<StandardProposal, 'organisationId' | 'duplicatesShown'>,
  ): Promise<void> {
    const ctx = await stage.as(who);
    const organisationId = stage.organisation(organisation).id;
    const proposed = await proposeStandard(ctx, { ...proposal, organisationId, duplicatesShown: true });
    await this.#found(ctx, granted(`propose ${proposal.title}`, proposed));
  }

  async proposeNext(
    stage: Stage,
    who: PersonKey,
    organisation: string,
    next: Omit<NextVersion, 'organisationId'>,
  ): Promise<void> {
    const ctx = await stage.as(who);
    const organisationId = stage.organisation(organisation).id;
    const proposed = granted('next version', await proposeNextVersion(ctx, { ...next, organisationId }));
    await this.#found(ctx, { reference: next.reference, number: proposed.number });
  }

  async #found(ctx: Context, { reference, number }: { reference: string; number: string }): Promise<void> {
    this.reference = reference;
    this.number = number;
    this.versionId = await ctx.store.read(async (tx) => {
      const standard = await findStandard(tx, reference);
      const version = await findVersion(tx, standard?.standard.id ?? '', number);
      if (!version) throw new Error(`The sample lost ${reference} ${number}.`);
      return version.id;
    });
  }

  async appoint(
    stage: Stage,
    by: PersonKey,
    role: 'chair' | 'editor',
    ...people: PersonKey[]
  ): Promise<void> {
    for (const key of people) {
      const person = SAMPLE_PEOPLE.find((one) => one.key === key)?.email ?? '';
      const ctx = await stage.as(by);
      const answer = await appoint(ctx, { versionId: this.versionId, role, person });
      if (answer.kind !== 'appointed') throw new Error(`The sample could not name ${key} ${role}.`);
    }
  }

  async move(stage: Stage, who: PersonKey, input: MoveInput): Promise<void> {
    granted(`${input.move} ${this.reference}`, await moveVersion(await stage.as(who), this.versionId, input));
  }

  async startDraft(stage: Stage, who: PersonKey, source: DraftSource): Promise<void> {
    const started = await startDrafting(await stage.as(who), this.versionId, source);
    this.documentId = granted(`start the draft of ${this.reference}`, started).documentId;
  }

  /** One person's edit that makes the text what these blocks say; new requirements get their numbers first. */
  async write(stage: Stage, who: PersonKey, blocks: readonly NodeJson[]): Promise<void> {
    const ctx = await stage.as(who);
    const author = signedInPerson(ctx.actor);
    for (const key of requirementKeys(blocks)) {
      if (this.#refs.has(key)) continue;
      const minted = granted(`number of requirement ${key}`, await mintRequirement(ctx, this.documentId));
      this.#refs.set(key, minted.ref);
    }
    this.content = assembleText(this.textName, blocks, this.#refs);
    const { documentId } = this;
    const { updates } = await readLog(stage.tx, documentId);
    const bytes = await ctx.texts.restore(updates, canonicalJson(this.content));
    const person = {
      documentId,
      personId: author.personId,
      organisationId: author.memberships[0]?.organisationId ?? null,
    };
    const clients = [...parseUpdateMeta(bytes).to.keys()];
    // Nobody can have the draft open while the sample is loaded, so no room has to hear of the edit.
    await insertUpdates(stage.tx, [{ ...person, clientId: clients[0] ?? null, bytes }], ctx.now());
    await bindClients(
      stage.tx,
      clients.map((clientId) => ({ ...person, clientId })),
      ctx.now(),
    );
  }

  async name(stage: Stage, who: PersonKey, name: string): Promise<void> {
    const { versionId } = this;
    granted(`snapshot ${name}`, await nameSnapshot(await stage.as(who), { versionId, name }));
  }

  /** @param until the last day, counted from today */
  async consult(
    stage: Stage,
    who: PersonKey,
    until: number,
    invited: string,
    asked: Pick<ConsultationToOpen, 'asks' | 'use' | 'questions' | 'categories'> = {},
  ): Promise<void> {
    const { versionId } = this;
    const closesAt = stage.endOfDay(until);
    const opened = await openConsultation(await stage.as(who), { versionId, closesAt, invited, ...asked });
    granted(`consultation on ${this.reference}`, opened);
    const [newest] = await listConsultations(stage.tx, [versionId]);
    this.consultationId = newest?.id ?? '';
  }
}
