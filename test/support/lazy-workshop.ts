import type { TextWorkshop } from '../../app/document/workshop-types';

/** A workshop that is opened by the first piece of work, so that tests without texts start no worker. */
export function lazyWorkshop(open: () => Promise<TextWorkshop>): TextWorkshop {
  let opened: Promise<TextWorkshop> | undefined;
  const workshop = () => {
    opened ??= open();
    return opened;
  };
  return {
    importMarkdown: async (source) => (await workshop()).importMarkdown(source),
    lookAtFile: async (source, kind) => (await workshop()).lookAtFile(source, kind),
    importFile: async (source, kind, accepted) => (await workshop()).importFile(source, kind, accepted),
    trackedBranches: async (source, draft) => (await workshop()).trackedBranches(source, draft),
    incomingText: async (source, kind, accepted, draft) =>
      (await workshop()).incomingText(source, kind, accepted, draft),
    readLive: async (updates) => (await workshop()).readLive(updates),
    freeze: async (updates) => (await workshop()).freeze(updates),
    renderCanonical: async (canonical) => (await workshop()).renderCanonical(canonical),
    compare: async (before, after) => (await workshop()).compare(before, after),
    compareInHistory: async (before, after, history, since) =>
      (await workshop()).compareInHistory(before, after, history, since),
    readFile: async (source, kind) => (await workshop()).readFile(source, kind),
    seed: async (content) => (await workshop()).seed(content),
    restore: async (updates, canonical) => (await workshop()).restore(updates, canonical),
    html: async (content) => (await workshop()).html(content),
    resolveAnchors: async (content, anchors, live) =>
      (await workshop()).resolveAnchors(content, anchors, live),
    seedBranch: async (draft) => (await workshop()).seedBranch(draft),
    describeBranch: async (base, branch) => (await workshop()).describeBranch(base, branch),
    previewMerge: async (base, today, branch) => (await workshop()).previewMerge(base, today, branch),
    mergeBranch: async (base, today, branch, choices) =>
      (await workshop()).mergeBranch(base, today, branch, choices),
    undoMerge: async (before, after, now) => (await workshop()).undoMerge(before, after, now),
    imageHashes: async (canonical) => (await workshop()).imageHashes(canonical),
    exportFile: async (canonical, format, facts) => (await workshop()).exportFile(canonical, format, facts),
    readSheet: async (source, kind) => (await workshop()).readSheet(source, kind),
    writeSheet: async (book) => (await workshop()).writeSheet(book),
    packFiles: async (files) => (await workshop()).packFiles(files),
    checkArtefacts: async (uploads, present) => (await workshop()).checkArtefacts(uploads, present),
    fhirPackage: async (resources, facts) => (await workshop()).fhirPackage(resources, facts),
    exportMarkdown: async (canonical) => (await workshop()).exportMarkdown(canonical),
    mintReferences: async (updates, given) => (await workshop()).mintReferences(updates, given),
    attribute: async (history) => (await workshop()).attribute(history),
    whoWrote: async (history, where) => (await workshop()).whoWrote(history, where),
    passages: async (canonical, attribution, where) =>
      (await workshop()).passages(canonical, attribution, where),
    carriedOver: async (update, version, attribution) =>
      (await workshop()).carriedOver(update, version, attribution),
    compact: async (history, ends) => (await workshop()).compact(history, ends),
    life: async (history, at) => (await workshop()).life(history, at),
    close: async () => (await opened)?.close(),
  };
}
