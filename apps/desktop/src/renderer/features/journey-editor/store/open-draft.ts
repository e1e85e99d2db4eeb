import type { JourneyDocument } from '@sendero/flow-engine/document'
import { noHistory, type History } from './history.ts'

/** What this browser keeps of a journey it edits: enough to go on after a reload, a crash or a day without a network. */
export interface LocalDraft {
  readonly journeyId: string
  /** The revision of the server that `document` is based on. */
  readonly baseRevision: number
  readonly document: JourneyDocument
  readonly history: History
  /** Whether `document` holds changes the server does not have. */
  readonly isDirty: boolean
}

export interface ServerDraft {
  readonly draftRevision: number
  readonly document: JourneyDocument
}

export interface OpenedDraft {
  readonly document: JourneyDocument
  readonly history: History
  readonly baseRevision: number
  readonly isDirty: boolean
  /** Somebody else changed what was changed here too: both are kept until a person chooses. */
  readonly theirs: ServerDraft | null
}

/** What to show of a journey: the server's draft, or what was left unsaved here. */
export function openDraft(server: ServerDraft, local: LocalDraft | null): OpenedDraft {
  const fresh: OpenedDraft = { document: server.document, history: noHistory, baseRevision: server.draftRevision, isDirty: false, theirs: null }
  if (local === null) return fresh
  // The answer to a save may have been lost: then the server has what is here, under a newer revision.
  if (isSame(local.document, server.document)) return { ...fresh, history: local.history }
  if (!local.isDirty) return fresh
  const mine: OpenedDraft = { document: local.document, history: local.history, baseRevision: local.baseRevision, isDirty: true, theirs: null }
  return local.baseRevision === server.draftRevision ? mine : { ...mine, theirs: server }
}

/** Whether two documents say the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [defined(a), defined(b)]
  return left.length === right.length && left.every(([key, value]) => Object.hasOwn(b, key) && isSame(value, (b as Record<string, unknown>)[key]))
}

const defined = (value: object): [string, unknown][] => Object.entries(value).filter(([, each]) => each !== undefined)
