import { appoint, endRole } from '../../../app/services/standards/appoint.server';
import { proposeStandard } from '../../../app/services/standards/propose-standard.server';
import { describeVersion } from '../../../app/services/versions/describe-version.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { listAppointments } from '../../../db/queries/appointments';
import { findStandard } from '../../../db/queries/standards';
import { attempt, type Command, decided, did, mostly, type Outcome, pick, somebody, unless } from './attempt';
import { NOBODY, PROPOSER } from './cast';
import { reach } from './facts';
import { sameTime } from './london';
import { account, asChairOrEditor, asLead, leaves, standingFor, withOffice } from './rights';

/** LC-4, PM-4: a member of a verified organisation proposes the standard. */
export const propose: Command = (walk) => {
  const { world, facts, now } = walk;
  if (facts.state !== 'none') return null;
  const organisation = mostly(walk) ? PROPOSER : 'Lime';
  const of = facts.organisations[organisation];
  const who = somebody(walk, [...(of?.members ?? [])]);
  const [need, shown] = [mostly(walk) ? 'Letters arrive late.' : ' ', mostly(walk)];
  const unmet = [
    ...account(facts, who),
    ...unless(of?.members.has(who) === true, 'PM-4'),
    ...standingFor(of, who, 'PM-4'),
    ...unless(need.trim() !== '' && shown, 'LC-4'),
  ];
  return attempt(
    `${who} proposes a standard for ${organisation}`,
    unmet,
    async () => {
      const outcome = await decided(
        proposeStandard(world.as(who), {
          organisationId: world.organisation(organisation).id,
          title: 'Discharge messages',
          summary: 'How a practice learns that a patient goes home.',
          type: 'technical-standards-and-specifications',
          appliesTo: 'Hospitals and practices',
          appliesToKinds: ['nhs-trust'],
          careSettings: ['hospital'],
          topics: ['messaging'],
          need,
          expectedBenefit: 'Medicines are right on the day.',
          duplicatesShown: shown,
        }),
      );
      if (!outcome.done) return outcome;
      const { reference } = outcome.result;
      return await did(
        world.ctx.store.read(async (tx) => {
          const standardId = (await findStandard(tx, reference))?.standard.id ?? '';
          const [version] = await tx.db.select().from(tx.tables.versions);
          return { reference, standardId, versionId: version?.id ?? '' };
        }),
      );
    },
    (made) => {
      Object.assign(facts, made, { proposedAt: now, callEndsAt: sameTime(now, 14) });
      reach(facts, 'proposed');
    },
  );
};

/** PM-22: a Lead names the chair, the chair or a Lead an editor. */
export const appointSomebody: Command = (walk) => {
  const { world, facts, roll } = walk;
  const role = facts.chair === null || roll(3) === 0 ? 'chair' : 'editor';
  const usual = role === 'chair' ? ['Chloe', 'Edwin'] : ['Edwin', 'Pat'];
  const person = (roll(5) > 0 ? pick(roll, usual) : pick(roll, Object.keys(facts.people))) ?? 'Chloe';
  const who = somebody(walk, [...withOffice(facts, 'lead'), ...(role === 'editor' ? [facts.chair] : [])]);
  const may = role === 'chair' ? asLead(facts, who, 'PM-22') : asChairOrLead(facts, who);
  const holdsIt = role === 'chair' ? facts.chair === person : facts.editors.has(person);
  const unmet = [
    ...may,
    ...unless(!holdsIt, 'holds it already'),
    ...unless(facts.people[person]?.suspended === false, 'is suspended'),
  ];
  return attempt(
    `${who} appoints ${person} as ${role}`,
    unmet,
    async (): Promise<Outcome<string>> => {
      const { versionId } = facts;
      const outcome = await did(appoint(world.as(who), { versionId, role, person: world.person(person) }));
      if (!outcome.done) return outcome;
      const { kind } = outcome.result;
      return kind === 'appointed' ? { done: true, result: kind } : { done: false, rules: null, said: kind };
    },
    () => {
      const appointed = facts.people[person];
      if (role === 'chair') facts.chair = person;
      else facts.editors.add(person);
      if (appointed) appointed[role === 'chair' ? 'chaired' : 'edited'] = true;
    },
  );
};

const asChairOrLead = (facts: Parameters<typeof account>[0], who: string) => [
  ...account(facts, who),
  ...unless(facts.chair === who || facts.people[who]?.offices.has('lead') === true, 'PM-22'),
];

/** PM-22 the other way round: a role ends, and what was done in it stays. */
export const endSomebodysRole: Command = (walk) => {
  const { world, facts, roll } = walk;
  const held = [...facts.editors, ...(facts.chair === null ? [] : [facts.chair])];
  const person = pick(roll, held);
  if (person === undefined) return null;
  const role = facts.editors.has(person) && (facts.chair !== person || roll(2) === 0) ? 'editor' : 'chair';
  const who = somebody(walk, [...withOffice(facts, 'lead'), facts.chair]);
  const unmet = role === 'chair' ? asLead(facts, who, 'PM-22') : asChairOrLead(facts, who);
  return attempt(
    `${who} ends the role of ${person} as ${role}`,
    unmet,
    async () => {
      const { versionId, standardId } = facts;
      const appointments = await world.ctx.store.read((tx) => listAppointments(tx, [standardId]));
      const one = appointments.find((held) => held.role === role && held.personId === world.person(person));
      return await did(endRole(world.as(who), { versionId, appointmentId: one?.id ?? '' }));
    },
    () => {
      if (role === 'chair') facts.chair = null;
      else facts.editors.delete(person);
    },
  );
};

/** LC-5, LC-6: a Lead begins drafting once owner, chair and lane are named and the call was shown 14 days. */
export const beginDrafting: Command = (walk) => {
  const { world, facts, roll, now } = walk;
  const who = somebody(walk, withOffice(facts, 'lead'));
  const [owner, lane] = [mostly(walk), mostly(walk)];
  const shorteningReason = roll(2) === 0 ? 'Patients are harmed meanwhile.' : '';
  const shown = now >= facts.callEndsAt || shorteningReason !== '';
  const unmet = [
    ...leaves(facts, 'begin-drafting'),
    ...asLead(facts, who, 'PM-15'),
    ...unless((owner || facts.owned) && facts.chair !== null && (lane || facts.lane), 'LC-5'),
    ...unless(shown, 'LC-6'),
  ];
  return attempt(
    `${who} begins drafting`,
    unmet,
    () =>
      decided(
        moveVersion(world.as(who), facts.versionId, {
          move: 'begin-drafting',
          ownerId: owner ? world.organisation(PROPOSER).id : null,
          lane: lane ? 'managed-capacity' : null,
          shorteningReason,
        }),
      ),
    () => {
      facts.owned ||= owner;
      facts.lane ||= lane;
      reach(facts, 'drafting');
    },
  );
};

/** PM-13: the chair or an editor starts the one draft of the version, in Drafting. */
export const startDraft: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, [facts.chair, ...facts.editors]);
  const unmet = [
    ...asChairOrEditor(facts, who, 'PM-13'),
    ...unless(facts.state === 'drafting', 'PM-6'),
    ...(facts.documentId === null ? [] : ['has a draft already']),
  ];
  return attempt(
    `${who} starts the draft`,
    unmet,
    () => decided(startDrafting(world.as(who), facts.versionId, { from: 'template' })),
    ({ documentId }) => {
      facts.documentId = documentId;
      const writer = facts.people[who];
      if (writer) writer.edited = true;
    },
  );
};

/** PM-13: the change log and the involvement record are written by the chair and the editors, before publication. */
export const describe: Command = (walk) => {
  const { world, facts } = walk;
  const who = somebody(walk, [facts.chair, ...facts.editors]);
  const written = mostly(walk);
  const unmet = [
    ...asChairOrEditor(facts, who, 'PM-13'),
    ...unless(facts.publishedHash === null, 'is published'),
  ];
  return attempt(
    `${who} ${written ? 'writes' : 'empties'} the change log and the involvement record`,
    unmet,
    () =>
      did(
        describeVersion(world.as(who), facts.versionId, {
          changeSummary: who === NOBODY ? '' : 'First edition',
          changeLog: written ? 'Everything is new.' : ' ',
          involvementRecord: written ? 'All trusts were asked.' : '',
          highestImpact: null,
        }),
      ),
    () => {
      facts.described = written;
    },
  );
};
