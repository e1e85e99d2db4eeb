import type { Tx } from '../../db/postgres.ts'
import { customersByNumbers } from '../customers/index.ts'
import type { NumberedCustomer } from '../customers/index.ts'
import { chunkOf, chunkSize, placeOf, placesOf } from './bitmap.ts'
import { loadChunksFrom } from './chunks-repository.ts'

/** Members of a segment with numbers above `after`, by number; fewer than `limit` only at the end. Start with after -1. */
export async function segmentMembers(tx: Tx, segmentId: string, { after, limit }: { readonly after: number; readonly limit: number }): Promise<NumberedCustomer[]> {
  const members: NumberedCustomer[] = []
  for (let next = after + 1; ;) {
    const [chunk] = await loadChunksFrom(tx, { segmentId, chunk: chunkOf(next) }, 1)
    if (chunk === undefined) return members
    const first = chunk.chunk * chunkSize
    const places = [...placesOf(chunk.bits, next > first ? placeOf(next) : 0)]
    const asked = places.slice(0, limit - members.length).map((place) => first + place)
    // A number may belong to nobody for the moment of an erasure: it is passed over.
    members.push(...await customersByNumbers(tx, asked))
    if (members.length >= limit) return members
    next = asked.length < places.length ? (asked.at(-1) ?? first) + 1 : first + chunkSize
  }
}
