import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { countKeyUses } from '../modules/identity/index.ts'

// A write key is looked up for every request of every web page: the answer is kept for a few seconds. So a revoked key
// works for that long, and a new key at most a second later than it was made.

const keepFoundMs = 5_000
const keepMissingMs = 1_000
const mostKept = 10_000
/** What came in is written to the key after a moment: the settings page lights up, and no request waits for it. */
const writeUsesAfterMs = 500

export interface WriteKeyOwner { readonly workspaceId: string; readonly keyId: string }

export interface WriteKeys {
  /** Whose a write key is; null when there is no such key or it was revoked. */
  find(writeKey: string): Promise<WriteKeyOwner | null>
  /** Notes that events came in with a key: how many, and the name of the last. */
  note(owner: WriteKeyOwner, events: { readonly count: number; readonly last: string | null }): void
  /** Writes what was noted. */
  close(): Promise<void>
}

type KeyDeps = Pick<Deps, 'db' | 'live' | 'log'>
interface Found { readonly owner: Promise<WriteKeyOwner | null>; until: number }
interface Noted { readonly owner: WriteKeyOwner; count: number; last: string | null }

export function openWriteKeys(deps: KeyDeps): WriteKeys {
  const kept = new Map<string, Found>()
  const noted = new Map<string, Noted>()
  let timer: NodeJS.Timeout | undefined
  const write = async (): Promise<void> => {
    timer = undefined
    const all = [...noted.values()]
    noted.clear()
    for (const uses of all) await writeUses(deps, uses)
  }
  return {
    find(writeKey) {
      const now = performance.now()
      const known = kept.get(writeKey)
      if (known && known.until > now) return known.owner
      if (kept.size >= mostKept) kept.clear()
      const found: Found = { owner: lookUp(deps, writeKey), until: now + keepFoundMs }
      kept.set(writeKey, found)
      found.owner.then(
        (owner) => { if (owner === null) found.until = Math.min(found.until, performance.now() + keepMissingMs) },
        () => { kept.delete(writeKey) },
      )
      return found.owner
    },
    note(owner, { count, last }) {
      const uses = noted.get(owner.keyId) ?? { owner, count: 0, last: null }
      uses.count += count
      uses.last = last ?? uses.last
      noted.set(owner.keyId, uses)
      timer ??= setTimeout(() => { void write() }, writeUsesAfterMs).unref()
    },
    async close() {
      clearTimeout(timer)
      await write()
    },
  }
}

async function lookUp(deps: KeyDeps, writeKey: string): Promise<WriteKeyOwner | null> {
  const hash = createHash('sha256').update(writeKey).digest()
  const [row] = await deps.db.global<{ workspace_id: string; id: string; revoked_at: Date | null }>('SELECT workspace_id, id, revoked_at FROM find_write_key($1)', [hash])
  return !row || row.revoked_at !== null ? null : { workspaceId: row.workspace_id, keyId: row.id }
}

/** The numbers are for orientation: whatever keeps them from being written is reported, and nothing else suffers. */
async function writeUses(deps: KeyDeps, { owner: { workspaceId, keyId }, count, last }: Noted): Promise<void> {
  try {
    await deps.db.withWorkspace(workspaceId, (tx) => countKeyUses(tx, { keyId, count, last }))
    deps.live.publish({ kind: 'events', workspaceId })
  } catch (error) {
    deps.log.warn({ err: error }, 'The uses of a write key could not be written')
  }
}
