import type { Rule } from '@sendero/flow-engine/segment'
import { useRef, useState } from 'react'
import { draftOf, ruleOf } from './rule-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

export type EditRule = (edit: (draft: RuleDraft) => RuleDraft, step?: string) => void

export interface RuleEditing {
  readonly draft: RuleDraft
  /** Edits with the same `step` that follow each other closely are taken back as one: typing a word is one step. */
  readonly edit: EditRule
  /** False when there is nothing to take back. */
  readonly undo: () => boolean
  readonly redo: () => boolean
}

interface Known { readonly rule: Rule; readonly draft: RuleDraft; readonly past: readonly RuleDraft[]; readonly future: readonly RuleDraft[] }

const mostSteps = 100
const sameStepMs = 1_000

/** The draft of a rule that belongs to somebody else. A rule from outside is taken over, and what was done before cannot be taken back then. */
export function useRuleDraft(value: Rule, onChange: (rule: Rule) => void): RuleEditing {
  const [known, setKnown] = useState<Known>(() => ({ rule: value, draft: draftOf(value), past: [], future: [] }))
  const lastStep = useRef<{ readonly step: string; readonly at: number } | null>(null)
  let current = known
  if (value !== known.rule && JSON.stringify(value) !== JSON.stringify(known.rule)) {
    current = { rule: value, draft: draftOf(value, known.draft), past: [], future: [] }
    setKnown(current)
  }
  // Two edits in one event must build on each other, so the newest state is read from here and not from the last drawing.
  const newest = useRef(current)
  newest.current = current

  const take = (next: Omit<Known, 'rule'>): void => {
    const rule = ruleOf(next.draft)
    newest.current = { ...next, rule }
    setKnown(newest.current)
    onChange(rule)
  }
  return {
    draft: current.draft,
    edit(change, step) {
      const { draft, past } = newest.current
      const next = change(draft)
      if (next === draft) return
      const now = performance.now()
      const isSameStep = step !== undefined && lastStep.current?.step === step && now - lastStep.current.at < sameStepMs && past.length > 0
      lastStep.current = step === undefined ? null : { step, at: now }
      take({ draft: next, past: isSameStep ? past : [...past, draft].slice(-mostSteps), future: [] })
    },
    undo() {
      const { draft, past, future } = newest.current
      const before = past.at(-1)
      if (before === undefined) return false
      lastStep.current = null
      take({ draft: { ...before, nextId: Math.max(before.nextId, draft.nextId) }, past: past.slice(0, -1), future: [draft, ...future] })
      return true
    },
    redo() {
      const { draft, past, future } = newest.current
      const [after, ...rest] = future
      if (after === undefined) return false
      take({ draft: after, past: [...past, draft], future: rest })
      return true
    },
  }
}
