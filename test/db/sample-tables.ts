import type { Columns } from '../../db/columns';

export type Colour = 'red' | 'green';

/** A tiny schema with every column kind once, for the tests of the store itself. */
export function sampleTables(c: Columns) {
  const owners = c.table(
    'owners',
    {
      id: c.text('id').primaryKey(),
      email: c.text('email').notNull(),
      balance: c.int('balance').notNull().default(0),
      since: c.time('since'),
    },
    (t) => [c.uniqueIndex('owners_email').on(t.email)],
  );
  const things = c.table(
    'things',
    {
      seq: c.serial('seq'),
      ownerId: c
        .text('owner_id')
        .notNull()
        .references(() => owners.id),
      colour: c.text('colour').$type<Colour>().notNull(),
      shiny: c.bool('shiny').notNull().default(false),
      facts: c.json<{ label: string; sizes: number[] }>('facts'),
      body: c.bytes('body'),
    },
    (t) => [c.index('things_owner').on(t.ownerId)],
  );
  const seats = c.table(
    'seats',
    {
      ownerId: c
        .text('owner_id')
        .notNull()
        .references(() => owners.id, { onDelete: 'cascade' }),
      room: c.text('room').notNull(),
      level: c.int('level').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.ownerId, t.room] })],
  );
  return { owners, things, seats };
}
