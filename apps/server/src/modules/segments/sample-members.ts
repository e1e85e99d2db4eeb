import type { Tx } from '../../db/postgres.ts'
import { chunkSize, placesOf } from './bitmap.ts'
import { loadChunksFrom } from './chunks-repository.ts'

/** Numbers of at most so many members, spread evenly over all of them; of all when there are not more. */
export async function sampleMembers(tx: Tx, segmentId: string, { memberCount, limit }: { readonly memberCount: number; readonly limit: number }): Promise<number[]> {
  const every = Math.max(1, Math.ceil(memberCount / limit))
  const numbers: number[] = []
  let seen = 0
  for (let from = 0; ;) {
    const [chunk] = await loadChunksFrom(tx, { segmentId, chunk: from }, 1)
    if (chunk === undefined) return numbers
    for (const place of placesOf(chunk.bits)) {
      if (seen % every === 0) numbers.push(chunk.chunk * chunkSize + place)
      seen += 1
    }
    from = chunk.chunk + 1
  }
}
