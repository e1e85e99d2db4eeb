import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { journalDir } from './send-journal.ts'

/** What a process that is gone left written about its sends. */
export interface LeftJournal {
  readonly owner: string
  /** Run of the machine in which it was written; null: not known. */
  readonly boot: string | null
  /** By `<message id> <attempt>`: begun, or done with this answer. */
  readonly entries: ReadonlyMap<string, { readonly ref: string | null }>
  remove(): Promise<void>
}

/** A text that no other process with this id ever had on this machine; null when there is no such process. */
export type ProcessBirth = (pid: number) => Promise<string | null>

const header = z.object({ version: z.literal(1), owner: z.uuid(), boot: z.string().nullable(), pid: z.number().int(), birth: z.string().nullable() })
interface Found { readonly owner: string; readonly boot: string | null; readonly entries: Map<string, { ref: string | null }>; readonly paths: string[] }
type Header = z.infer<typeof header>

/**
 * Journals of processes that are gone. The caller holds the data directory, so only a copy of it can name a writer that lives.
 * A file without a readable header tells nothing about anybody and is left lying.
 */
export async function readJournals(of: { readonly dataDir: string; readonly except: string; readonly processBirth: ProcessBirth }): Promise<LeftJournal[]> {
  const dir = journalDir(of.dataDir)
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.journal') && !name.startsWith(of.except)).sort()
  const byOwner = new Map<string, Found>()
  for (const name of names) {
    const path = join(dir, name)
    const lines = (await readFile(path, 'utf8')).split('\n')
    const head = parseHeader(lines[0])
    if (!head || await isAlive(head, of.processBirth)) continue
    const journal: Found = byOwner.get(head.owner) ?? { owner: head.owner, boot: head.boot, entries: new Map(), paths: [] }
    byOwner.set(head.owner, journal)
    journal.paths.push(path)
    for (const line of lines.slice(1)) readLine(line, journal.entries)
  }
  return [...byOwner.values()].map(({ paths, ...journal }) => ({ ...journal, remove: async () => { for (const path of paths) await rm(path, { force: true }) } }))
}

const isAlive = async ({ pid, birth }: Header, processBirth: ProcessBirth): Promise<boolean> => pid !== process.pid && birth !== null && (await processBirth(pid)) === birth

function parseHeader(line: string | undefined): Header | null {
  try {
    return header.parse(JSON.parse(line ?? ''))
  } catch {
    // Cut short: whoever wrote it had not begun to send.
    return null
  }
}

/** A line cut short by a full disk was never acted on: the writer stopped there. */
function readLine(line: string, entries: Map<string, { ref: string | null }>): void {
  const match = /^(start|done) ([0-9a-f-]{36} \d+)(?: (".*"))?$/.exec(line)
  const key = match?.[2]
  if (key === undefined) return
  if (match?.[1] === 'start') entries.set(key, { ref: null })
  else if (match?.[3] !== undefined) entries.set(key, { ref: String(JSON.parse(match[3])) })
}
