/** What somebody edits, as sentences name it: "Allergies 1.0.0". */
export function whatIsEdited(role: { readonly title: string; readonly number: string | null }): string {
  return [role.title, role.number].filter((part) => part !== null).join(' ');
}
