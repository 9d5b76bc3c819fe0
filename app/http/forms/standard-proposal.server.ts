import { z } from 'zod';
import { CARE_SETTINGS, ORGANISATION_KINDS, STANDARD_TYPES, TOPICS } from '../../../db/words';
import { manyOf, oneOf, requiredText, ticked } from '../form.server';

/** How a standard is described, in a proposal and later. */
export const descriptionFields = {
  title: requiredText('Enter a title.', 150, 'The title must be 150 characters or fewer.'),
  summary: requiredText(
    'Enter a summary: what the standard is about, in one or two sentences.',
    1000,
    'The summary must be 1,000 characters or fewer.',
  ),
  type: oneOf(STANDARD_TYPES, 'Choose the type of standard.'),
  appliesTo: requiredText(
    'Enter who the standard would apply to.',
    1000,
    'Who it applies to must be 1,000 characters or fewer.',
  ),
  appliesToKinds: manyOf(ORGANISATION_KINDS, 'Choose kinds of organisation from the list.'),
  careSettings: manyOf(CARE_SETTINGS, 'Choose care settings from the list.'),
  topics: manyOf(TOPICS, 'Choose topics from the list.'),
};

export const needFields = {
  organisationId: requiredText('Choose the organisation you propose it for.', 100, 'Choose an organisation.'),
  need: requiredText(
    'Enter what it is needed for: what goes wrong today without it.',
    5000,
    'The need must be 5,000 characters or fewer.',
  ),
  expectedBenefit: requiredText(
    'Enter the benefit you expect, for patients or staff.',
    5000,
    'The expected benefit must be 5,000 characters or fewer.',
  ),
};

export const proposalForm = z.object({ ...descriptionFields, ...needFields, seen: ticked() });
