/** Whom publishing enters of those who are there already; `segmentId` null: not chosen yet. */
export type Backfill = { readonly kind: 'none' | 'all' } | { readonly kind: 'chosen'; readonly segmentId: string | null }

export const noBackfill: Backfill = { kind: 'none' }

/** What is still to be said before this can be done; undefined when nothing is. */
export function missingOf(backfill: Backfill): string | undefined {
  return backfill.kind === 'chosen' && backfill.segmentId === null ? 'Choose whom to enter now.' : undefined
}

/** As the server takes it. */
export function backfillInput(backfill: Backfill): { readonly backfill: Backfill['kind']; readonly backfillSegmentId?: string } {
  return backfill.kind === 'chosen' && backfill.segmentId !== null ? { backfill: 'chosen', backfillSegmentId: backfill.segmentId } : { backfill: backfill.kind }
}
