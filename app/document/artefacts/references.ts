/** Every `$ref` and `externalValue` of a description that names a file, with the place it stands. */
export function fileReferences(value: unknown): string[] {
  const found = new Set<string>();
  const waiting: unknown[] = [value];
  const seen = new Set<object>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const [key, part] of Object.entries(next)) {
      if ((key === '$ref' || key === 'externalValue') && typeof part === 'string') {
        const file = part.replace(/#.*$/s, '');
        if (file !== '') found.add(file);
      } else waiting.push(part);
    }
  }
  return [...found].sort();
}

/** Whether a reference leads out of the files that came together: to the network, or to a disk. */
export function leadsOutside(reference: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(reference) || reference.startsWith('/') || reference.startsWith('\\');
}

/** The path that a reference in the file at `from` means; null when it leads out of the folder. */
export function resolvePath(from: string, reference: string): string | null {
  if (leadsOutside(reference)) return null;
  const steps = from.split('/').slice(0, -1);
  for (const step of decoded(reference).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
