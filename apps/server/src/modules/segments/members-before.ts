import type { Tx } from '../../db/postgres.ts'
import { chunkOf, chunkSize, placeOf, placesOf } from './bitmap.ts'
import { loadChunkUpTo } from './chunks-repository.ts'

/** Numbers of the members of a segment below `before`, highest first; fewer than `limit` only at the end. Null starts at the top. */
export async function membersBefore(tx: Tx, segmentId: string, { before, limit }: { readonly before: number | null; readonly limit: number }): Promise<number[]> {
  const numbers: number[] = []
  for (let last = before === null ? highestNumber : before - 1; last >= 0;) {
    const chunk = await loadChunkUpTo(tx, { segmentId, chunk: chunkOf(last) })
    if (chunk === null) return numbers
    const first = chunk.chunk * chunkSize
    const end = chunk.chunk === chunkOf(last) ? placeOf(last) : chunkSize - 1
    const places = [...placesOf(chunk.bits)].filter((place) => place <= end).reverse()
    numbers.push(...places.slice(0, limit - numbers.length).map((place) => first + place))
    if (numbers.length >= limit) return numbers
    last = first - 1
  }
  return numbers
}

/** customers.number is an integer of four bytes. */
const highestNumber = 2 ** 31 - 1
