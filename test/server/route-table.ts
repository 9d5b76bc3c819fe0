/**
 * Every address of the portal: path, who may ask for it, who may send to it. `anyone`: no account is needed, and
 * the page shows what everybody may know. `account`: an account at the least; the services then ask for the right
 * that the act needs. `office`: administrators and the Secretariat alone. A route that is missing here fails
 * `routes.test.ts`, which also asks at each.
 */
export type Who = 'anyone' | 'account' | 'office';

export interface RouteRow {
  readonly path: string;
  readonly get?: Who;
  readonly post?: Who;
}

const read = (get: Who, ...paths: string[]): RouteRow[] => paths.map((path) => ({ path, get }));
const form = (get: Who, post: Who, ...paths: string[]): RouteRow[] =>
  paths.map((path) => ({ path, get, post }));

export const ROUTES: readonly RouteRow[] = [
  ...read('anyone', '/', '/about', '/accessibility', '/api', '/contact', '/feeds', '/licence', '/privacy'),
  ...read('anyone', '/kept-text'),
  ...read(
    'anyone',
    '/take-part',
    '/standards',
    '/standards.atom',
    '/organisations',
    '/ballots',
    '/receipts',
    '/approvals',
  ),
  ...read('anyone', '/texts/:hash/who', '/texts/:hash/who.json'),
  ...read(
    'anyone',
    '/comments/:id',
    '/texts/:hash',
    '/texts/:hash/:format',
    '/files/:hash',
    '/ballots/:id/votes.csv',
  ),
  ...read(
    'anyone',
    '/standards/:reference',
    '/standards/:reference/latest',
    '/standards/:reference/feed.atom',
  ),
  ...read('anyone', '/standards/:reference/clause/:clauseId', '/standards/:reference/compare'),
  ...read('anyone', '/standards/:reference/compare.html'),
  ...form('account', 'account', '/standards/:reference/compare/file'),
  ...read('anyone', '/standards/:reference/comments', '/standards/:reference/comments.csv'),
  ...read('anyone', '/standards/:reference/:version', '/standards/:reference/:version/download/:format'),
  ...read(
    'anyone',
    '/standards/:reference/:version/artefacts/*',
    '/standards/:reference/:version/all-artefacts/:format',
    '/artefacts/:hash',
    '/artefacts/:hash/:format',
    '/artefacts/:hash/files/*',
  ),
  ...form('anyone', 'account', '/standards/:reference/:version/artefacts'),
  ...read('anyone', '/standards/:reference/:version/decision-pack.zip', '/schemas/text-1.json'),
  ...read('anyone', '/standards/:reference/:version/objections'),
  ...read(
    'anyone',
    '/standards/:reference/:version/participation',
    '/standards/:reference/:version/participation.csv',
  ),
  ...read('anyone', '/standards/:reference/:version/disposition-report'),
  ...read(
    'anyone',
    '/standards/:reference/:version/disposition-report.csv',
    '/standards/:reference/:version/disposition-report.xlsx',
    '/standards/:reference/:version/comment-sheet.csv',
    '/standards/:reference/:version/comment-sheet.xlsx',
  ),
  ...read(
    'anyone',
    '/drafts/:documentId',
    '/drafts/:documentId/comments.json',
    '/drafts/:documentId/seat.json',
    '/drafts/:documentId/who',
    '/drafts/:documentId/who.json',
    '/drafts/:documentId/amendments.json',
    '/amendments/:id/text',
  ),
  ...read('account', '/drafts/:documentId/life'),

  // What is at no address of the portal.
  ...form('anyone', 'anyone', '/*'),

  // Signing in and what leads to it.
  ...form('anyone', 'anyone', '/sign-in', '/sign-out', '/register', '/confirm-email', '/demo', '/first-run'),
  ...form('anyone', 'anyone', '/forgotten-password', '/reset-password', '/unsubscribe/:secret/:about'),
  ...form('anyone', 'account', '/invitations/:secret'),

  // Pages that anyone reads and that hold forms for those who may.
  ...form('anyone', 'account', '/organisations/:slug', '/ballots/:id', '/consultations/:id'),
  ...form('anyone', 'account', '/sense-checks/:id', '/standards/:reference/:version/sense-checks'),
  ...form(
    'anyone',
    'account',
    '/objections/:id',
    '/standards/:reference/:version/ballot',
    '/standards/:reference/:version/history',
  ),
  ...form(
    'anyone',
    'account',
    '/standards/:reference/:version/progress',
    '/standards/:reference/:version/patch',
    '/standards/:reference/:version/start',
  ),
  ...form('anyone', 'account', '/standards/:reference/comments/:number', '/standards/:reference/follow'),
  ...form('anyone', 'account', '/drafts/:documentId/comments', '/drafts/:documentId/amendments'),
  ...form('anyone', 'account', '/amendments/:id', '/amendments/:id/review'),
  ...form('anyone', 'account', '/amendments/:id/update'),
  ...form(
    'anyone',
    'account',
    '/standards/:reference/:version/comment-sheet',
    '/standards/:reference/:version/use',
  ),

  // With an account only.
  ...read('account', '/my-work'),
  { path: '/drafts/:documentId/requirement', post: 'account' },
  ...form('anyone', 'account', '/approvals/:id'),
  ...form('account', 'account', '/approvals/:id/preview'),
  { path: '/drafts/:documentId/keep', post: 'account' },
  { path: '/drafts/:documentId/images', post: 'account' },
  ...form(
    'account',
    'account',
    '/drafts/:documentId/propose',
    '/drafts/:documentId/file',
    '/amendments/:id/clause',
  ),
  ...form('account', 'account', '/account', '/account/notifications', '/notifications', '/ballots/:id/vote'),
  ...form(
    'account',
    'account',
    '/organisations/new',
    '/organisations/:slug/change',
    '/organisations/:slug/members',
    '/standards/propose',
  ),
  ...form('account', 'account', '/standards/:reference/comments/new', '/standards/:reference/describe'),
  ...form('account', 'account', '/standards/:reference/next-version'),
  ...form('account', 'account', '/standards/:reference/:version/objections/new'),
  ...form('account', 'account', '/standards/:reference/:version/desk', '/comment-sheets/:id'),

  // With an office only.
  ...read(
    'office',
    '/admin',
    '/admin/health',
    '/admin/organisations',
    '/admin/people',
    '/admin/record',
    '/admin/record.csv',
  ),
  ...form('office', 'office', '/admin/people/:id'),
];
