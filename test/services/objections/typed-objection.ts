/** What an objector types. */
export const OBJECTION = {
  organisationId: '',
  summary: 'Small suppliers were not heard.',
  reasons: 'None was invited to the consultation.',
  removedBy: 'Another consultation of 14 days.',
};
