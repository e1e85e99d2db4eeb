import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { chunkOf, hasBit, placeOf } from './bitmap.ts'
import { loadChunks } from './chunks-repository.ts'
import { loadRevisions } from './segments-repository.ts'

interface Asked {
  readonly customers: readonly { readonly id: string; readonly number: number }[]
  /** UUIDs; `all`: those not archived. */
  readonly segmentIds: readonly string[] | 'all'
}

/** Public ids of the segments each of these customers is in, by customer id; every customer asked for is present. */
export async function segmentsOf(tx: Tx, { customers, segmentIds }: Asked): Promise<Map<string, Set<string>>> {
  const found = new Map(customers.map(({ id }) => [id, new Set<string>()]))
  const ids = segmentIds === 'all' ? (await loadRevisions(tx)).map((segment) => segment.id) : segmentIds
  const chunks = [...new Set(customers.map(({ number }) => chunkOf(number)))]
  const stored = await loadChunks(tx, ids.flatMap((segmentId) => chunks.map((chunk) => ({ segmentId, chunk }))))
  for (const { segmentId, chunk, bits } of stored) {
    const publicId = toPublicId('segment', segmentId)
    for (const { id, number } of customers) if (chunkOf(number) === chunk && hasBit(bits, placeOf(number))) found.get(id)?.add(publicId)
  }
  return found
}
