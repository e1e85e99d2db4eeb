import type { JourneyDocument } from '@sendero/flow-engine/document'
import { applyEdits, type Edit } from './edit.ts'
import { invertEdits } from './invert-edits.ts'

/** One thing a person did, as data: what history, later collaboration and a list of changes are made of. */
export interface DocumentCommand {
  readonly id: string
  /** In the imperative, as a menu says it after "Undo": `delete "Wait 2 days"`. */
  readonly label: string
  readonly edits: readonly Edit[]
  /** Commands with the same key that follow each other closely are undone in one go: typing, nudging. */
  readonly mergeKey?: string
}

export function applyCommand(document: JourneyDocument, command: DocumentCommand): JourneyDocument {
  return applyEdits(document, command.edits)
}

/** The command that takes back `command`, which is (or was) applied to `before`. */
export function invertCommand(before: JourneyDocument, command: DocumentCommand): DocumentCommand {
  return { ...command, edits: invertEdits(before, command.edits) }
}

/** What an intent of a person comes to: the edits that do it and what is selected then, or why it cannot be done. */
export type Intent =
  | { readonly ok: true; readonly label: string; readonly edits: readonly Edit[]; readonly select?: readonly string[]; readonly mergeKey?: string }
  | { readonly ok: false; readonly reason: string }

/** Makes ids that were never used before: numbers are kept by node id, so not even those of deleted nodes may come back. */
export type NewId = () => string

export const refused = (reason: string): Intent => ({ ok: false, reason })
