import { createContext, useContext } from 'react'
import type { PartIssue } from './draft-issues.ts'
import type { RuleDraft } from './rule-draft.ts'
import type { PartDrag } from './use-part-drag.ts'
import type { EditRule } from './use-rule-draft.ts'

/** What every part of the builder needs of the whole. */
export interface BuilderTools {
  readonly draft: RuleDraft
  readonly edit: EditRule
  readonly drag: PartDrag
  /** Issues to be shown at this part: of parts nobody has left yet there are none, unless all are asked for. */
  issuesOf(partId: number): readonly PartIssue[]
  readonly showAllIssues: boolean
  /** Somebody has left this part. */
  leave(partId: number): void
  /** Moves the focus into a part once it is drawn; -1 for the buttons that add one to the group given. */
  focus(target: { readonly partId: number } | { readonly addTo: number }): void
  /** Says something to those who cannot see it. */
  announce(words: string): void
}

export const BuilderContext = createContext<BuilderTools | null>(null)

export function useBuilder(): BuilderTools {
  const tools = useContext(BuilderContext)
  if (tools === null) throw new Error('A part of a rule outside of its builder')
  return tools
}
