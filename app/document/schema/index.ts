import { type AnyExtension, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { bodyExtensions } from './body';
import { boundTables } from './bounded-tables';
import { markExtensions } from './marks';
import { standardExtensions } from './standard';
import { tableExtensions } from './tables';

/**
 * The house schema as TipTap extensions. The browser's editor adds its views and commands by extending the
 * ones it wants (`houseExtensions([Figure.extend({ addNodeView … })])`); names decide which is replaced.
 * Needs no DOM, so the server checks texts against the very same schema.
 */
export function houseExtensions(replacements: readonly AnyExtension[] = []): AnyExtension[] {
  const replaced = new Map(replacements.map((extension) => [extension.name, extension]));
  const house: AnyExtension[] = [
    ...bodyExtensions(),
    ...tableExtensions(),
    ...standardExtensions(),
    ...markExtensions(),
  ];
  const kept = house.map((extension) => replaced.get(extension.name) ?? extension);
  const added = replacements.filter((extension) => !house.some((own) => own.name === extension.name));
  return [...kept, ...added];
}

/** The ProseMirror schema of the house. */
export function houseSchema(): Schema {
  const schema = getSchema(houseExtensions());
  boundTables(schema);
  return schema;
}

export { Figure, HouseCodeBlock, HouseHeading } from './body';
export { Callout, CrossReference, Definition, levelLabel, Requirement } from './standard';
export { HouseTable } from './tables';
