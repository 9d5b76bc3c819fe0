/** Where consultations are found. */
export function consultationPath(id: string): string {
  return `/consultations/${id}`;
}
