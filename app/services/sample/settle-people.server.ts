import { findOrganisationBySlug } from '../../../db/queries/organisations';
import { insertPerson } from '../../../db/queries/people';
import { grantOffice } from '../admin/grant-office.server';
import { recordEvent } from '../audit.server';
import { answerJoinRequest } from '../organisations/answer-join-request.server';
import { askToJoin } from '../organisations/ask-to-join.server';
import { createOrganisation } from '../organisations/create-organisation.server';
import { nameDuty } from '../organisations/name-duty.server';
import { verifyOrganisation } from '../organisations/verify-organisation.server';
import { SAMPLE_ORGANISATIONS, SAMPLE_PEOPLE, type SampleOrganisation } from './sample-people';
import { accepted, type Stage, type Step, step } from './stage.server';

/** The people of the sample, the offices they hold, and the organisations they put on the portal. */
export function settlePeople(): Step[] {
  return [
    step(-276, '09:00', addPeople),
    step(-276, '09:30', grantOffices),
    ...SAMPLE_ORGANISATIONS.filter(({ verified }) => verified).map((organisation, place) =>
      step(-275 + Math.floor(place / 4), `${10 + (place % 4)}:15`, (stage) => settle(stage, organisation)),
    ),
    step(-270, '14:00', async (stage) => {
      for (const { key, verified } of SAMPLE_ORGANISATIONS) {
        if (!verified) continue;
        const ruth = await stage.as('ruth');
        accepted(`verify ${key}`, await verifyOrganisation(ruth, stage.organisation(key).slug));
      }
    }),
    ...SAMPLE_ORGANISATIONS.filter(({ verified }) => !verified).map((organisation) =>
      step(-3, '15:20', (stage) => settle(stage, organisation)),
    ),
  ];
}

/** Invented people have no password: they sign in only where the portal is a demonstration. */
async function addPeople(stage: Stage): Promise<void> {
  const ctx = stage.asConsole();
  for (const { key, name, email } of SAMPLE_PEOPLE) {
    const id = ctx.newId();
    const now = ctx.now();
    await insertPerson(stage.tx, { id, name, email, emailConfirmedAt: now, createdAt: now });
    await recordEvent(stage.tx, ctx, { act: 'sample-person-added', objectKind: 'person', objectId: id });
    stage.people.set(key, id);
  }
}

async function grantOffices(stage: Stage): Promise<void> {
  for (const { key, offices } of SAMPLE_PEOPLE) {
    for (const office of offices) {
      const personId = stage.people.get(key) ?? '';
      accepted(`${office} for ${key}`, await grantOffice(stage.asConsole(), { personId, office }));
    }
  }
}

async function settle(stage: Stage, organisation: SampleOrganisation): Promise<void> {
  const { key, name, kind, interestCategory, description, parent, people } = organisation;
  const [founder, ...others] = people;
  if (founder === undefined) throw new Error(`Nobody belongs to ${name}.`);
  const representative = founder[0];
  const { slug } = accepted(
    `create ${name}`,
    await createOrganisation(await stage.as(representative), {
      name,
      kind,
      interestCategory,
      parentId: parent === undefined ? '' : stage.organisation(parent).id,
      description,
      website: '',
    }),
  );
  const found = await findOrganisationBySlug(stage.tx, slug);
  stage.organisations.set(key, { id: found?.id ?? '', slug });
  for (const [person, duty] of others) {
    const joiner = await stage.as(person);
    accepted(`${person} asks to join`, await askToJoin(joiner, { slug, message: '' }));
    const personId = stage.people.get(person) ?? '';
    const manager = await stage.as(representative);
    accepted(`${person} joins`, await answerJoinRequest(manager, { slug, personId, accept: true }));
    if (duty !== 'member') {
      accepted(
        `${person} as ${duty}`,
        await nameDuty(await stage.as(representative), { slug, personId, duty }),
      );
    }
  }
}
