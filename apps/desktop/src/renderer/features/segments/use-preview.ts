import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { usePaused } from '../../base/use-paused.ts'

// Each tab asks under its own name: on the server its newest question takes the place of the one before, and of no other tab's.
const asker = crypto.randomUUID()
const pauseMs = 250
const sampleSize = 6

export type Preview = Awaited<ReturnType<typeof trpc.segment.preview.query>>

export interface RulePreview {
  /** The answer to this rule, or while it is being asked the one before; undefined until the first came. */
  readonly preview: Preview | undefined
  /** How many people each condition of the outermost group holds for alone, in order; undefined while unknown. */
  readonly counts: readonly (number | null)[] | undefined
  readonly state: 'incomplete' | 'asking' | 'ready' | 'failed'
  readonly error: unknown
  readonly retry: () => void
}

/** Counts a rule while it is written: when typing pauses, and the last keystroke wins. */
export function usePreview(rule: Rule): RulePreview {
  // By its text: the same rule is often a new object.
  const key = JSON.stringify(rule)
  const settledKey = usePaused(key, pauseMs)
  const settled = useMemo(() => JSON.parse(settledKey) as Rule, [settledKey])
  const isSound = parseRule(rule).ok
  const isPaused = settledKey === key
  const preview = useQuery({
    queryKey: ['segment', 'preview', settled], enabled: isSound && isPaused, placeholderData: keepPreviousData, staleTime: 10_000, retry,
    queryFn: ({ signal }) => trpc.segment.preview.query({ rule: settled, limit: sampleSize, asker }, { signal }),
  })
  const isAnswered = preview.isSuccess && !preview.isPlaceholderData
  const counts = useQuery({
    // Asked once the whole is known, so that it never waits for its parts.
    queryKey: ['segment', 'countConditions', settled], enabled: isSound && isPaused && isAnswered && conditionCount(settled) > 1, staleTime: 10_000, retry,
    queryFn: ({ signal }) => trpc.segment.countConditions.query({ rule: settled, asker }, { signal }),
  })
  const isAsking = !isPaused || preview.isFetching || !isAnswered
  return {
    preview: preview.data, counts: isPaused && isAnswered ? counts.data?.counts : undefined, error: preview.error, retry: () => { void preview.refetch() },
    state: !isSound ? 'incomplete' : preview.isError && isPaused && !preview.isFetching ? 'failed' : isAsking ? 'asking' : 'ready',
  }
}

/** A question that was overtaken by one of the same tab is asked again when it is still wanted. */
function retry(failures: number, error: unknown): boolean {
  const problem = problemOfCall(error)
  return failures < 2 && (problem?.code === 'SUPERSEDED' || problem?.status === 0)
}

function conditionCount(rule: Rule): number {
  const group = 'op' in rule && rule.op === 'not' ? rule.rule : rule
  return 'op' in group && group.op !== 'not' ? group.rules.length : 1
}
