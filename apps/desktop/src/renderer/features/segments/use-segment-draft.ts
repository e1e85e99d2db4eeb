import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { focusFirstFault } from '../../base/focus-first-fault.ts'
import { problemText } from '../../base/http.ts'
import { countOf } from '../../base/numbers.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { issuesByPart } from '../../rule-builder/draft-issues.ts'
import { draftOf } from '../../rule-builder/rule-draft.ts'
import type { NewSegment } from './start-with.ts'

export type SavedSegment = Awaited<ReturnType<typeof trpc.segment.get.query>>

export interface SegmentDraft {
  readonly name: string
  readonly rule: Rule
  readonly rename: (name: string) => void
  readonly change: (rule: Rule) => void
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** True after an attempt to save a rule that is not complete. */
  readonly showIssues: boolean
  /** Null when it could not be saved; what is missing is then shown, what the server says is said. */
  readonly save: () => Promise<SavedSegment | null>
}

/** The name and rule being edited. What is not changed here follows what others save. */
export function useSegmentDraft(saved: SavedSegment | null, start: NewSegment): SegmentDraft {
  const [name, setName] = useState<string | null>(null)
  const [rule, setRule] = useState<Rule | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [showIssues, setShowIssues] = useState(false)
  const client = useQueryClient()
  const toast = useToast()
  const base = saved ?? start
  const current = { name: name ?? base.name, rule: rule ?? base.rule }
  const isChanged = (name !== null && name !== base.name) || (rule !== null && JSON.stringify(rule) !== JSON.stringify(base.rule))
  return {
    ...current, isSaving, showIssues,
    rename: setName, change: setRule,
    isChanged: saved === null ? isChanged || JSON.stringify(start.rule) !== JSON.stringify({ op: 'and', rules: [] }) : isChanged,
    async save() {
      if (!isComplete(current.rule)) {
        setShowIssues(true)
        focusFirstFault()
        toast.show({ tone: 'warn', title: 'The rule is not complete', description: 'What is missing is marked.' })
        return null
      }
      setSaving(true)
      try {
        const stored = saved === null ? await trpc.segment.create.mutate(current) : await trpc.segment.update.mutate({ id: saved.id, ...current })
        client.setQueryData(['segment', 'get', stored.id], stored)
        setName(null)
        setRule(null)
        setShowIssues(false)
        void client.invalidateQueries({ queryKey: ['segment'], predicate: ({ queryKey }) => queryKey[1] !== 'preview' && queryKey[1] !== 'countConditions' })
        toast.show({ tone: 'good', title: 'Saved', description: stored.computedAt === null ? 'Its people are being counted.' : countOf(stored.count, 'person is in it', 'people are in it') })
        return stored
      } catch (error) {
        toast.show({ tone: 'danger', title: 'The segment could not be saved', description: problemText(problemOfCall(error) ?? error) })
        return null
      } finally {
        setSaving(false)
      }
    },
  }
}

const isComplete = (rule: Rule): boolean => parseRule(rule).ok && issuesByPart(draftOf(rule)).size === 0
