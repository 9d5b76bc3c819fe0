import { holdDataFolder } from '../../db/data-folder';
import { openStore } from '../../db/store';
import { readEnv } from '../env';
import { checkFrozenRecords } from '../frozen-records';
import { beginNewEpochs, checkStoredTexts, repairStoredText } from '../stored-texts';
import { presentDatabase } from './present-database';

const WHY = {
  'unknown-node': 'a kind of block that does not exist',
  'unknown-mark': 'a kind of emphasis that does not exist',
  misplaced: 'something that stands where it cannot stand',
} as const;
const HOW = {
  'as-before': 'has the last form again in which it could be shown',
  removed: 'was taken out, because it never had such a form',
} as const;

/**
 * `npm run texts:check`: holds every stored text against the schema of the editor and names the blocks that it
 * cannot show, and every frozen text and artefact against its hash; ends with 1 when anything is wrong. `-- --repair ID` repairs one document from its log. `-- --restored`
 * is for after a backup was put in place: it turns away pages that hold a newer copy. Stop the portal before both;
 * with SQLite they are refused while it runs.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const wanted = words.indexOf('--repair');
  const documentId = wanted < 0 ? undefined : words[wanted + 1];
  const env = readEnv(process.env, words);
  const where = presentDatabase(env);
  // Whoever changes texts must be the only one at work: a portal that has them open would not hear of it.
  const changes = words.includes('--restored') || documentId !== undefined;
  const letGo = changes && !env.databaseUrl ? await holdDataFolder(env.dataDir) : () => undefined;
  const store = await openStore(where);
  try {
    if (words.includes('--restored')) {
      const documents = await beginNewEpochs(store, new Date());
      console.log(
        `A new epoch has begun for ${documents} texts: pages that were open keep their copy apart.`,
      );
      return;
    }
    if (documentId !== undefined) {
      const blocks = await repairStoredText(store, documentId, new Date());
      if (!blocks) console.log(`There is nothing to repair in ${documentId}.`);
      for (const { at, how } of blocks ?? []) console.log(`Block ${at + 1} ${HOW[how]}.`);
      return;
    }
    const texts = await checkStoredTexts(store);
    for (const text of texts) {
      if (text.state === 'unreadable') console.error(`${text.documentId} cannot be read: ${text.because}`);
      if (text.state !== 'damaged') continue;
      for (const { at, id, why } of text.blocks) {
        console.error(`${text.documentId}: block ${at + 1} (${id ?? 'without id'}) holds ${WHY[why]}.`);
      }
    }
    const sound = texts.filter(({ state }) => state === 'sound').length;
    console.log(`${sound} of ${texts.length} texts are sound.`);
    const frozen = await checkFrozenRecords(store);
    for (const fault of frozen.faults) console.error(fault);
    console.log(
      `${frozen.texts} frozen texts and ${frozen.sets} frozen sets of artefacts were held against their hashes.`,
    );
    if (sound < texts.length || frozen.faults.length > 0) process.exitCode = 1;
  } finally {
    await store.close();
    letGo();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
