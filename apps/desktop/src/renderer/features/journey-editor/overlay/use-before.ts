import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { comparedQuestion } from './compared-range.ts'
import { compareLineHeight, nodeNumbersHeight } from './node-numbers-height.ts'
import { takeBefore, useNumbers } from './numbers-store.ts'
import { widths } from './overlay-actions.ts'
import { useReading } from './reading.ts'

/** A time that moves is asked for anew this often. */
const steady = 600_000

/** What the numbers are compared with, as far as it is read. One answer: it lies in the past, or is another version's. */
export function useBeforeQuery() {
  const { isOn, range, version, against } = useReading()
  const { id } = useEditorState((state) => state.journey)
  const now = useNumbers(({ numbers }) => (numbers === null ? null : Math.floor(Date.parse(numbers.asOf) / steady) * steady))
  const question = now === null ? null : comparedQuestion({ range, version, against }, { now, zone: shownTimeZone() })
  return useQuery({
    queryKey: ['workflows', 'metrics', id, question], enabled: isOn && question !== null, staleTime: steady,
    queryFn: ({ signal }) => trpc.workflows.metrics.query({ id, ...question }, { signal }),
  })
}

/** Keeps the canvas and the numbers compared with together. */
export function useBefore(): void {
  const { store } = useEditor().session
  const { isOn } = useReading()
  const isReading = useEditorState(({ mode }) => mode === 'read')
  const { data } = useBeforeQuery()
  const before = (isOn ? data : undefined) ?? null
  useEffect(() => {
    takeBefore(store, before)
    if (!isOn || !isReading) return
    store.setState({ ...widths(store), cardExtra: nodeNumbersHeight + (before === null ? 0 : compareLineHeight) })
  }, [store, before, isOn, isReading])
}
