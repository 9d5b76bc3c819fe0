import type { SaveFacts } from '../../app/editor/connection/save-state';

/** Everything is stored and nothing is going on. */
export const CALM: SaveFacts = {
  seat: 'write',
  link: 'live',
  lostAt: '',
  ready: true,
  portal: 'not asked',
  unsaved: 0,
  settling: false,
  overdue: false,
  keptHere: 'yes',
  blocked: false,
  sent: 0,
  putBack: 0,
  closing: null,
};
