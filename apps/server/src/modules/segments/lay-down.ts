import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { clickhouseInstant } from '../../db/clickhouse.ts'
import { customersByNumbers } from '../customers/index.ts'
import { writeSegmentMoves } from '../outbox/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { applyAnswers } from './apply-answers.ts'
import { bitsOf, chunkOf, chunkSize, countBits, diffBits, emptyBits, mixBits, placeOf } from './bitmap.ts'
import { loadChunksFrom, writeChunks } from './chunks-repository.ts'
import type { Chunk } from './chunks-repository.ts'
import { addToRecord, beginScan, finishComputation, scanLeaseMs } from './computations-repository.ts'
import type { RefreshRecord, SegmentWork } from './computations-repository.ts'
import { evaluatePeople } from './evaluate-people.ts'
import { deleteTouches, loadTouches } from './flips-repository.ts'
import { toLiveSegment } from './live-segment.ts'
import { lockSegments, setMemberCount } from './segments-repository.ts'

/** Up to here the people who differ are evaluated once more one by one, and journeys hear of them. */
const mostOneByOne = 1_000

export interface LaidDown {
  /** What changed; null when nothing was laid down, because people have to enter journeys one by one. */
  readonly record: RefreshRecord | null
  /** A scan was begun: for that, by the caller; or to learn when time will next move whom, by the worker. */
  readonly needsScan: boolean
}

interface Computed { readonly work: SegmentWork; readonly members: ReadonlyMap<number, Buffer>; readonly cause: string }

/**
 * Makes a computed membership the stored one, except for people whom live updates looked at meanwhile. The caller owns the memberships,
 * so no customer may be locked here: those who hold one may be waiting for us. When only a few differ nothing is written: settleFew does it.
 */
export async function layDown(deps: Deps, tx: Tx, { work, members, cause }: Computed): Promise<LaidDown | { readonly few: readonly number[] }> {
  await lockSegments(tx, [work.id])
  const differences = await findDifferences(tx, work.id, members)
  const added = differences.flatMap((difference) => difference.added)
  const removed = differences.flatMap((difference) => difference.removed)
  if (added.length + removed.length <= mostOneByOne) return { few: [...added, ...removed] }
  const { now } = await loadWorkspace(tx)
  await deleteTouches(tx, work.id)
  // Runs are started in small transactions, never for half of everybody in this one.
  if ((await deps.hooks.segmentUses(tx, [work.id])).length > 0) {
    await beginScan(tx, { segmentId: work.id, cause, now, dueAt: now + scanLeaseMs })
    return { record: null, needsScan: true }
  }
  await writeChunks(tx, differences.map((difference) => difference.chunk))
  await setMemberCount(tx, work.id, work.memberCount + added.length - removed.length)
  await writeSegmentMoves(deps, tx, { at: clickhouseInstant(now), moves: [{ segmentId: work.id, added: true, numbers: added }, { segmentId: work.id, added: false, numbers: removed }] })
  await addToRecord(tx, { segmentId: work.id, added: added.length, removed: removed.length })
  tx.afterCommit(() => { deps.live.publish({ kind: 'segments', workspaceId: tx.workspaceId, segmentId: work.id }) })
  return finish(tx, work, now)
}

/** The few for whom the computed answer differs are evaluated like in any live update; for all others the stored one is right. */
export async function settleFew(deps: Deps, tx: Tx, { work, few }: { readonly work: SegmentWork; readonly few: readonly number[] }): Promise<LaidDown> {
  const segment = toLiveSegment(work)
  const { now } = await loadWorkspace(tx)
  const people = await customersByNumbers(tx, few)
  const answers = await evaluatePeople(deps, tx, { questions: new Map([[segment, people]]), now })
  const changes = await applyAnswers(deps, tx, { answers, refreshing: new Set(), now })
  const added = changes.filter((change) => change.added).length
  await lockSegments(tx, [work.id])
  await deleteTouches(tx, work.id)
  await addToRecord(tx, { segmentId: work.id, added, removed: changes.length - added })
  return finish(tx, work, now)
}

async function finish(tx: Tx, work: SegmentWork, now: number): Promise<LaidDown> {
  const needsScan = toLiveSegment(work).dependsOnTime && (!work.isComputed || work.scanAfter !== null)
  const record = await finishComputation(tx, { segmentId: work.id, now })
  // The membership is complete; learning the times is left to the worker, at once.
  if (needsScan) await beginScan(tx, { segmentId: work.id, cause: 'times', now, dueAt: now })
  return { record, needsScan }
}

interface Difference { readonly chunk: Chunk; readonly added: number[]; readonly removed: number[] }

async function findDifferences(tx: Tx, segmentId: string, members: ReadonlyMap<number, Buffer>): Promise<Difference[]> {
  const stored = new Map((await loadChunksFrom(tx, { segmentId, chunk: 0 }, 100_000)).map((chunk) => [chunk.chunk, chunk.bits]))
  const touched = maskByChunk(await loadTouches(tx, segmentId))
  return [...new Set([...stored.keys(), ...members.keys()])].flatMap((chunk): Difference[] => {
    const before = stored.get(chunk) ?? emptyBits
    const bits = mixBits(touched.get(chunk) ?? emptyBits, { inside: before, outside: members.get(chunk) ?? emptyBits })
    if (bits.equals(before)) return []
    const { added, removed } = diffBits(before, bits)
    const numberOf = (place: number): number => chunk * chunkSize + place
    return [{ chunk: { segmentId, chunk, bits, memberCount: countBits(bits) }, added: added.map(numberOf), removed: removed.map(numberOf) }]
  })
}

function maskByChunk(numbers: readonly number[]): Map<number, Buffer> {
  const places = new Map<number, number[]>()
  for (const number of numbers) {
    const chunk = places.get(chunkOf(number))
    if (chunk) chunk.push(placeOf(number))
    else places.set(chunkOf(number), [placeOf(number)])
  }
  return new Map([...places].map(([chunk, inChunk]) => [chunk, bitsOf(inChunk)]))
}
