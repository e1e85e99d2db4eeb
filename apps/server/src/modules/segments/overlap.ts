import type { Tx } from '../../db/postgres.ts'
import { commonBits, countBits, emptyBits } from './bitmap.ts'
import { loadChunksFrom } from './chunks-repository.ts'
import { requireSegment } from './save-segment.ts'

/** How many people are in all of these segments at once. */
export interface Overlap { readonly segmentIds: readonly string[]; readonly count: number }

const chunksAtOnce = 50

/** People in each of the segments and in every combination of them, as stored now: the smaller combinations first. Throws NOT_FOUND. */
export async function overlapOf(tx: Tx, segmentIds: readonly string[]): Promise<Overlap[]> {
  for (const id of segmentIds) await requireSegment(tx, id)
  const combinations = combinationsOf(segmentIds)
  const counts = combinations.map(() => 0)
  for (let from = 0; ;) {
    const chunks = await Promise.all(segmentIds.map((segmentId) => loadChunksFrom(tx, { segmentId, chunk: from }, chunksAtOnce)))
    // A segment that has more is only known up to its last chunk: the others are looked at no further than that.
    const upTo = Math.min(...chunks.map((of) => (of.length === chunksAtOnce ? of.at(-1)?.chunk ?? Infinity : Infinity)))
    const places = [...new Set(chunks.flat().map(({ chunk }) => chunk))].filter((chunk) => chunk <= upTo)
    for (const place of places) {
      const bitsOf = new Map(segmentIds.map((id, index) => [id, chunks[index]?.find(({ chunk }) => chunk === place)?.bits ?? emptyBits]))
      combinations.forEach((ids, index) => { counts[index] = (counts[index] ?? 0) + countBits(commonBits(ids.map((id) => bitsOf.get(id) ?? emptyBits))) })
    }
    if (upTo === Infinity) return combinations.map((ids, index) => ({ segmentIds: ids, count: counts[index] ?? 0 }))
    from = upTo + 1
  }
}

function combinationsOf(ids: readonly string[]): string[][] {
  const all = ids.reduce<string[][]>((found, id) => [...found, ...found.map((each) => [...each, id])], [[]])
  return all.filter((each) => each.length > 0).sort((a, b) => a.length - b.length)
}
