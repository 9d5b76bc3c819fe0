import { endOffice, grantOffice } from '../../../app/services/admin/grant-office.server';
import { restorePerson, suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { nameDuty } from '../../../app/services/organisations/name-duty.server';
import {
  restoreOrganisation,
  suspendOrganisation,
  verifyOrganisation,
} from '../../../app/services/organisations/verify-organisation.server';
import { answered, attempt, type Command, pick, somebody, unless } from './attempt';
import { newWord } from './facts';
import { account, holds, voters, withOffice } from './rights';

/** PM-23: an administrator gives and ends the office of a Lead. */
export const changeOffice: Command = (walk) => {
  const { world, facts, roll } = walk;
  const person = pick(roll, ['Lena', 'Luke', 'Lola', 'Rita', 'Chloe']) ?? 'Rita';
  const held = holds(facts, person, 'lead');
  const give = roll(8) > 0 ? !held : held;
  const who = somebody(walk, withOffice(facts, 'administrator'));
  const fit = give ? !held && facts.people[person]?.suspended === false : held;
  const unmet = [
    ...account(facts, who),
    ...unless(holds(facts, who, 'administrator'), 'PM-23'),
    ...unless(fit, 'changes nothing'),
  ];
  const input = { personId: world.person(person), office: 'lead' } as const;
  return attempt(
    `${who} ${give ? 'makes' : 'lets'} ${person} ${give ? 'a Lead' : 'be no Lead any more'}`,
    unmet,
    () => answered(give ? grantOffice(world.as(who), input) : endOffice(world.as(who), input)),
    () => {
      if (give) facts.people[person]?.offices.add('lead');
      else facts.people[person]?.offices.delete('lead');
    },
  );
};

/** PM-23: an administrator suspends an account, and lets it be again. */
export const suspendSomebody: Command = (walk) => {
  const { world, facts, roll } = walk;
  const out = Object.keys(facts.people).filter((one) => facts.people[one]?.suspended);
  const person =
    (roll(3) > 0 ? pick(roll, out) : undefined) ??
    pick(
      roll,
      Object.keys(facts.people).filter((one) => one !== 'Ada'),
    ) ??
    'Rita';
  const suspended = facts.people[person]?.suspended === true;
  const who = somebody(walk, withOffice(facts, 'administrator'));
  const word = newWord(facts);
  const unmet = [...account(facts, who), ...unless(holds(facts, who, 'administrator'), 'PM-23')];
  return attempt(
    `${who} ${suspended ? 'restores' : 'suspends'} ${person}`,
    unmet,
    () =>
      answered(
        suspended
          ? restorePerson(world.as(who), world.person(person))
          : suspendPerson(world.as(who), { personId: world.person(person), reason: `Because of ${word}.` }),
      ),
    () => {
      const one = facts.people[person];
      if (one) one.suspended = !suspended;
      facts.secrets.add(word);
    },
  );
};

/** PM-21: the Secretariat verifies an organisation, suspends it, and ends that. */
export const standing: Command = (walk) => {
  const { world, facts, roll } = walk;
  const out = Object.keys(facts.organisations).filter((one) => facts.organisations[one]?.suspended);
  const name = (roll(3) > 0 ? pick(roll, out) : undefined) ?? pick(roll, voters(facts)) ?? 'Lime';
  const of = facts.organisations[name];
  if (of === undefined) return null;
  const act = of.suspended ? 'restores' : of.verified ? 'suspends' : 'verifies';
  const who = somebody(walk, withOffice(facts, 'secretariat'));
  const { slug } = world.organisation(name);
  const word = newWord(facts);
  const ctx = world.as(who);
  return attempt(
    `${who} ${act} ${name}`,
    [...account(facts, who), ...unless(holds(facts, who, 'secretariat'), 'PM-21')],
    () =>
      answered(
        act === 'restores'
          ? restoreOrganisation(ctx, slug)
          : act === 'suspends'
            ? suspendOrganisation(ctx, { slug, reason: `Because of ${word}.` })
            : verifyOrganisation(ctx, slug),
      ),
    () => {
      if (act === 'verifies') of.verified = true;
      else of.suspended = act === 'suspends';
      facts.secrets.add(word);
    },
  );
};

/** PM-20: the representative of an organisation, or the Secretariat for it, names who votes for it. */
export const handOver: Command = (walk) => {
  const { world, facts, roll } = walk;
  const name = roll(2) === 0 ? 'Elm' : 'Alder';
  const of = facts.organisations[name];
  if (of === undefined) return null;
  const person = pick(roll, [...of.members]) ?? 'Mia';
  const duty = pick(roll, ['representative', 'alternate', 'member'] as const) ?? 'member';
  const who = somebody(walk, [of.representative, ...withOffice(facts, 'secretariat')]);
  const now =
    of.representative === person ? 'representative' : of.alternate === person ? 'alternate' : 'member';
  if (now === duty) return null;
  const suspended = facts.people[person]?.suspended === true && duty !== 'member';
  const unmet = [
    ...account(facts, who),
    ...unless(of.representative === who || holds(facts, who, 'secretariat'), 'PM-20'),
    ...unless(now !== 'representative', 'is never without one'),
    ...unless(!suspended, 'is suspended'),
  ];
  return attempt(
    `${who} makes ${person} the ${duty} of ${name}`,
    unmet,
    () =>
      answered(
        nameDuty(world.as(who), {
          slug: world.organisation(name).slug,
          personId: world.person(person),
          duty,
        }),
      ),
    () => {
      if (of.alternate === person) of.alternate = null;
      if (duty !== 'member') of[duty] = person;
    },
  );
};
