/** Where an address to write to would stand, on a portal whose keepers have set none. */
export const NO_CONTACT =
  'Those who run this portal have not named an address to write to yet. Ask those who gave you the address of the portal.';
