import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { bootId } from './boot-id.ts'
import { lostAnswer } from './lost-answer.ts'
import { readJournals } from './read-journals.ts'
import type { LeftJournal } from './read-journals.ts'
import { recordSent } from './record-sent.ts'
import { lockOwned, writeResolutions } from './settle-repository.ts'
import type { Abandoned, Resolution } from './settle-repository.ts'

export interface Recovered { readonly sent: number; readonly queued: number; readonly unknown: number }

/**
 * At start: decides what processes that died in the middle of sending left behind, from their journals. Written in this run of the
 * machine, a journal is complete: what it does not name as begun was never sent and is sent again. Written in another, only
 * what it says is believed; the rest is left to the end of the lease.
 */
export async function recoverSending(deps: Deps): Promise<Recovered> {
  const journals = await readJournals({ dataDir: deps.dataDir, except: deps.sender.owner, processBirth: deps.sender.processBirth })
  const total = { sent: 0, queued: 0, unknown: 0 }
  if (journals.length === 0) return total
  const boot = bootId()
  const byOwner = new Map(journals.map((journal) => [journal.owner, journal]))
  const workspaces = await deps.db.global<{ workspace_id: string }>('SELECT workspace_id FROM list_workspaces()')
  for (const { workspace_id: workspaceId } of workspaces) {
    const resolutions = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const { now } = await loadWorkspace(tx)
      const left = await lockOwned(tx, [...byOwner.keys()])
      const decided = left.flatMap((message) => {
        const journal = byOwner.get(message.owner)
        return journal ? resolve(message, { journal, isComplete: journal.boot !== null && journal.boot === boot, now }) ?? [] : []
      })
      await writeResolutions(tx, decided, now)
      const sent = new Set(decided.flatMap(({ id, kind }) => (kind === 'sent' ? [id] : [])))
      await recordSent(deps, tx, left.filter(({ id }) => sent.has(id)).map((message) => ({ message, at: now })))
      return decided
    })
    for (const { kind } of resolutions) total[kind] += 1
    if (resolutions.some(({ kind }) => kind === 'queued')) deps.wake.wake('message.deliver', workspaceId)
  }
  // Only after every workspace has committed: until then the journals are the only proof.
  for (const journal of journals) await journal.remove()
  deps.log.info(total, 'Decided the messages that an earlier run left in flight')
  return total
}

function resolve(message: Abandoned, { journal, isComplete, now }: { readonly journal: LeftJournal; readonly isComplete: boolean; readonly now: number }): Resolution | null {
  const entry = journal.entries.get(`${message.id} ${message.attempt}`)
  const base = { id: message.id, ref: null, error: null }
  if (entry?.ref != null) return { ...base, kind: 'sent', ref: entry.ref }
  if (entry === undefined) return isComplete ? { ...base, kind: 'queued' } : null
  return lostAnswer(message, now)
}
