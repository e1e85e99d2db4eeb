/** What a number field says as a whole number within bounds; `before` while it says nothing. */
export function wholeNumber(value: number | null, { least, most, before }: { readonly least: number; readonly most: number; readonly before: number }): number {
  return value === null ? before : Math.min(most, Math.max(least, Math.round(value)))
}
