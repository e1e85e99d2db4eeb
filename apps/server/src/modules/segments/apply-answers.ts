import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { clickhouseInstant } from '../../db/clickhouse.ts'
import { writeSegmentMoves } from '../outbox/index.ts'
import type { SegmentMove } from '../outbox/index.ts'
import { changeBits, chunkOf, countBits, emptyBits, hasBit, placeOf } from './bitmap.ts'
import { loadChunks, writeChunks } from './chunks-repository.ts'
import type { Chunk, ChunkKey } from './chunks-repository.ts'
import type { Answer } from './evaluate-people.ts'
import { writeFlips, writeTouches } from './flips-repository.ts'
import { lockSegments, shiftSegments } from './segments-repository.ts'

/** Somebody entered or left a segment. */
export interface SegmentChange {
  readonly segmentId: string
  readonly customerId: string
  readonly number: number
  readonly added: boolean
}

interface Answers { readonly answers: readonly Answer[]; readonly refreshing: ReadonlySet<string>; readonly now: number }

/**
 * Makes the stored membership what the answers say. The customers are held (evaluatePeople), so nobody else can move their bits
 * and the difference can be taken before the segments are held; only segments that somebody enters or leaves, or whose people time may move, are.
 */
export async function applyAnswers(deps: Deps, tx: Tx, { answers, refreshing, now }: Answers): Promise<SegmentChange[]> {
  await writeTouches(tx, answers.filter(({ segment }) => refreshing.has(segment.id)).map(({ segment, number }) => ({ segmentId: segment.id, number })))
  const stored = bitsByKey(await loadChunks(tx, answers.map(keyOf)))
  const moved = answers.filter((answer) => hasBit(stored.get(nameOf(keyOf(answer)))?.bits ?? emptyBits, placeOf(answer.number)) !== answer.isMember)
  const timed = answers.filter(({ segment }) => segment.dependsOnTime)
  await writeFlips(tx, timed.map(({ segment, number, flipAt }) => ({ segmentId: segment.id, number, flipAt })))
  const due = earliestBySegment(timed)
  await lockSegments(tx, [...new Set([...moved.map(({ segment }) => segment.id), ...due.keys()])])
  await moveBits(tx, moved)
  await shiftSegments(tx, shiftsOf(moved, due))
  const changes = moved.map(({ segment, customerId, number, isMember }) => ({ segmentId: segment.id, customerId, number, added: isMember }))
  await announce(deps, tx, { changes, now })
  const next = Math.min(...due.values())
  // Business time and the machine's clock may be apart; the distance is the same.
  if (Number.isFinite(next)) tx.afterCommit(() => { deps.wake.wakeAt('segment.refresh', tx.workspaceId, Date.now() + next - now) })
  return changes
}

async function announce(deps: Deps, tx: Tx, { changes, now }: { readonly changes: readonly SegmentChange[]; readonly now: number }): Promise<void> {
  if (changes.length === 0) return
  await writeSegmentMoves(deps, tx, { moves: movesOf(changes), at: clickhouseInstant(now) })
  await deps.hooks.segmentsChanged(deps, tx, { changes, now })
  const segmentIds = [...new Set(changes.map((change) => change.segmentId))]
  tx.afterCommit(() => { for (const segmentId of segmentIds) deps.live.publish({ kind: 'segments', workspaceId: tx.workspaceId, segmentId }) })
}

function movesOf(changes: readonly SegmentChange[]): SegmentMove[] {
  const moves = new Map<string, { segmentId: string; added: boolean; numbers: number[] }>()
  for (const { segmentId, added, number } of changes) {
    const move = moves.get(`${segmentId} ${added}`) ?? { segmentId, added, numbers: [] }
    move.numbers.push(number)
    moves.set(`${segmentId} ${added}`, move)
  }
  return [...moves.values()]
}

/** Chunks are read again now that their segments are held: others may have moved other people in them. */
async function moveBits(tx: Tx, moved: readonly Answer[]): Promise<void> {
  if (moved.length === 0) return
  const chunks = bitsByKey(await loadChunks(tx, moved.map(keyOf)))
  const changes = new Map<string, ChunkKey & { readonly added: number[]; readonly removed: number[] }>()
  for (const answer of moved) {
    const key = keyOf(answer)
    const change = changes.get(nameOf(key)) ?? { ...key, added: [], removed: [] }
    changes.set(nameOf(key), change)
    const places = answer.isMember ? change.added : change.removed
    places.push(placeOf(answer.number))
  }
  await writeChunks(tx, [...changes].map(([name, { segmentId, chunk, ...change }]): Chunk => {
    const bits = changeBits(chunks.get(name)?.bits ?? emptyBits, change)
    return { segmentId, chunk, bits, memberCount: countBits(bits) }
  }))
}

function shiftsOf(moved: readonly Answer[], due: ReadonlyMap<string, number>): { segmentId: string; delta: number; dueAt: number | null }[] {
  const deltas = new Map<string, number>([...due.keys()].map((segmentId) => [segmentId, 0]))
  for (const { segment, isMember } of moved) deltas.set(segment.id, (deltas.get(segment.id) ?? 0) + (isMember ? 1 : -1))
  return [...deltas].map(([segmentId, delta]) => ({ segmentId, delta, dueAt: due.get(segmentId) ?? null }))
}

function earliestBySegment(answers: readonly Answer[]): Map<string, number> {
  const earliest = new Map<string, number>()
  for (const { segment, flipAt } of answers) if (flipAt !== null) earliest.set(segment.id, Math.min(flipAt, earliest.get(segment.id) ?? Infinity))
  return earliest
}

const keyOf = ({ segment, number }: Answer): ChunkKey => ({ segmentId: segment.id, chunk: chunkOf(number) })
const nameOf = ({ segmentId, chunk }: ChunkKey): string => `${segmentId} ${chunk}`
const bitsByKey = (chunks: readonly Chunk[]): Map<string, Chunk> => new Map(chunks.map((chunk) => [nameOf(chunk), chunk]))
