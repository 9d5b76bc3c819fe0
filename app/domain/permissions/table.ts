import { ORGANISATION_PERMISSIONS } from './organisations';
import type { Permission } from './rows';
import { TEXT_PERMISSIONS } from './texts';
import type { Act, ThingOf } from './things';
import { VERSION_PERMISSIONS } from './versions';

/** Who may do what with which thing on which condition. What stands in no row is refused (PM-1). */
export const PERMISSIONS: { readonly [A in Act]: Permission<ThingOf[A]> } = {
  ...TEXT_PERMISSIONS,
  ...VERSION_PERMISSIONS,
  ...ORGANISATION_PERMISSIONS,
};
