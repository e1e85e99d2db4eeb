import type { Tx } from '../../db/postgres.ts'

export interface ChunkKey { readonly segmentId: string; readonly chunk: number }
export interface Chunk extends ChunkKey { readonly bits: Buffer; readonly memberCount: number }

const columns = 'c.segment_id AS "segmentId", c.chunk, c.bits, c.member_count AS "memberCount"'

/** Those of the chunks that exist; one that does not has no members. */
export async function loadChunks(tx: Tx, keys: readonly ChunkKey[]): Promise<Chunk[]> {
  if (keys.length === 0) return []
  return tx.prepared<Chunk>('load_segment_chunks', `
    SELECT ${columns} FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::int[]) AS k(segment_id, chunk)) k
    JOIN segment_chunks c ON c.workspace_id = current_workspace() AND c.segment_id = k.segment_id AND c.chunk = k.chunk`,
  [keys.map((key) => key.segmentId), keys.map((key) => key.chunk)])
}

/** Chunks of one segment from a chunk on, in order. */
export async function loadChunksFrom(tx: Tx, { segmentId, chunk }: ChunkKey, limit: number): Promise<Chunk[]> {
  return tx.query<Chunk & object>(`
    SELECT ${columns} FROM segment_chunks c WHERE c.workspace_id = current_workspace() AND c.segment_id = $1 AND c.chunk >= $2 ORDER BY c.chunk LIMIT $3`, [segmentId, chunk, limit])
}

/** The chunk of one segment that is nearest below or at this one; null when there is none. */
export async function loadChunkUpTo(tx: Tx, { segmentId, chunk }: ChunkKey): Promise<Chunk | null> {
  const rows = await tx.query<Chunk & object>(`
    SELECT ${columns} FROM segment_chunks c WHERE c.workspace_id = current_workspace() AND c.segment_id = $1 AND c.chunk <= $2 ORDER BY c.chunk DESC LIMIT 1`, [segmentId, chunk])
  return rows[0] ?? null
}

/** Writes chunks; the caller holds their segments. An empty chunk has no row. */
export async function writeChunks(tx: Tx, chunks: readonly Chunk[]): Promise<void> {
  const kept = chunks.filter((chunk) => chunk.memberCount > 0)
  const gone = chunks.filter((chunk) => chunk.memberCount === 0)
  if (kept.length > 0) {
    tx.write('write_segment_chunks', `
      INSERT INTO segment_chunks (workspace_id, segment_id, chunk, bits, member_count)
      SELECT current_workspace(), * FROM unnest($1::uuid[], $2::int[], $3::bytea[], $4::int[])
      ON CONFLICT (workspace_id, segment_id, chunk) DO UPDATE SET bits = excluded.bits, member_count = excluded.member_count`,
    [kept.map((chunk) => chunk.segmentId), kept.map((chunk) => chunk.chunk), kept.map((chunk) => chunk.bits), kept.map((chunk) => chunk.memberCount)])
  }
  if (gone.length === 0) return
  await tx.query(`
    DELETE FROM segment_chunks c USING unnest($1::uuid[], $2::int[]) AS k(segment_id, chunk)
    WHERE c.workspace_id = current_workspace() AND c.segment_id = k.segment_id AND c.chunk = k.chunk`, [gone.map((chunk) => chunk.segmentId), gone.map((chunk) => chunk.chunk)])
}

export async function deleteChunks(tx: Tx, segmentId: string): Promise<void> {
  await tx.query('DELETE FROM segment_chunks WHERE workspace_id = current_workspace() AND segment_id = $1', [segmentId])
}
