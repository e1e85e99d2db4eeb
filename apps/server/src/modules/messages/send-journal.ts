import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { bootId } from './boot-id.ts'

// A line before the irreversible byte of every send, a line after the answer. A process that is killed leaves its file in
// the page cache of a machine that lives on, so the next start knows which of its fenced messages had begun. No fsync: a
// machine that died has another boot id, and then nothing is concluded from what is missing. See docs/decisions/0010-send-journal.md.

export interface SendJournal {
  /** Makes the file. Before the first fence: a journal that does not exist proves nothing. */
  open(): void
  /** Before the irreversible byte. Throws when it cannot be written: then nothing may be sent. */
  start(messageId: string, attempt: number): void
  /** Whether this process has written that the attempt began, and the database does not know yet what came of it. */
  hasBegun(messageId: string, attempt: number): boolean
  /** The answer was an acceptance. */
  done(messageId: string, attempt: number, ref: string): void
  /** The database knows the outcome: the lines are no longer needed. */
  settled(messageId: string, attempt: number): void
  /** Removes the journal; kept for the next start when the database does not know the outcome of everything that was fenced. */
  close(isAllSettled: boolean): void
}

/** Whose journal it is, and how to tell whether the writer still lives. */
export interface JournalHeader { readonly owner: string; readonly pid: number; readonly birth: string | null }

interface JournalFile { readonly path: string; readonly fd: number; bytes: number; readonly open: Set<string> }

const rotateBytes = 4 * 1024 * 1024

export const journalDir = (dataDir: string): string => join(dataDir, 'send-journal')

/** One process writes one journal, in a new file every few megabytes; a file goes as soon as the database knows all it tells. */
export function openSendJournal({ dataDir, header, rotateAt = rotateBytes }: { readonly dataDir: string; readonly header: JournalHeader; readonly rotateAt?: number }): SendJournal {
  const files: JournalFile[] = []
  const fileOf = new Map<string, JournalFile>()
  let made = 0

  const current = (): JournalFile => {
    const last = files.at(-1)
    if (last && last.bytes < rotateAt) return last
    const dir = journalDir(dataDir)
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const path = join(dir, `${header.owner}.${made}.journal`)
    made += 1
    const file: JournalFile = { path, fd: openSync(path, 'ax', 0o600), bytes: 0, open: new Set() }
    files.push(file)
    append(file, `${JSON.stringify({ version: 1, boot: bootId(), ...header })}\n`)
    if (last) drop(last)
    return file
  }
  const append = (file: JournalFile, line: string): void => {
    const bytes = Buffer.from(line)
    if (writeSync(file.fd, bytes) !== bytes.length) throw new Error('The send journal cannot be written: the disk is full')
    file.bytes += bytes.length
  }
  const drop = (file: JournalFile): void => {
    if (file.open.size > 0 || file === files.at(-1)) return
    files.splice(files.indexOf(file), 1)
    remove(file)
  }

  return {
    open() { current() },
    start(messageId, attempt) {
      const file = current()
      append(file, `start ${messageId} ${attempt}\n`)
      const key = `${messageId} ${attempt}`
      file.open.add(key)
      fileOf.set(key, file)
    },
    hasBegun: (messageId, attempt) => fileOf.has(`${messageId} ${attempt}`),
    done(messageId, attempt, ref) {
      const file = fileOf.get(`${messageId} ${attempt}`)
      if (file) append(file, `done ${messageId} ${attempt} ${JSON.stringify(ref)}\n`)
    },
    settled(messageId, attempt) {
      const key = `${messageId} ${attempt}`
      const file = fileOf.get(key)
      fileOf.delete(key)
      file?.open.delete(key)
      if (file) drop(file)
    },
    close(isAllSettled) {
      for (const file of files.splice(0)) {
        if (isAllSettled) remove(file)
        else closeSync(file.fd)
      }
    },
  }
}

function remove(file: JournalFile): void {
  closeSync(file.fd)
  rmSync(file.path, { force: true })
}
