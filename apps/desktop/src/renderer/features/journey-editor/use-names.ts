import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { trpc } from '../../base/trpc.ts'
import { useEditor, useEditorState } from './store/editor-context.ts'
import { shownDocument } from './store/shown-document.ts'
import type { EditorState } from './store/editor-state.ts'

const templateIds = (state: EditorState): string => [...new Set(shownDocument(state).nodes.flatMap((node) => node.kind === 'email' && node.config.templateId !== '' ? [node.config.templateId] : []))].sort().join(' ')
const segmentId = (state: EditorState): string => { const { trigger } = shownDocument(state).entry; return trigger.kind === 'segmentEntered' ? trigger.segmentId : '' }

const fiveMinutes = 300_000

/** Loads the names behind the ids of a journey, for cards and searches. One that is gone stays unnamed; the diagnostics say so. */
export function useNames(): void {
  const { store } = useEditor().session
  const templates = useEditorState(templateIds)
  const segment = useEditorState(segmentId)
  const names = useQueries({
    queries: [
      ...templates.split(' ').filter((id) => id !== '').map((id) => ({ queryKey: ['template', 'get', id], staleTime: fiveMinutes, queryFn: async ({ signal }: { signal: AbortSignal }) => trpc.template.get.query({ id }, { signal }) })),
      ...(segment === '' ? [] : [{ queryKey: ['segment', 'get', segment], staleTime: fiveMinutes, queryFn: async ({ signal }: { signal: AbortSignal }) => trpc.segment.get.query({ id: segment }, { signal }) }]),
    ],
    combine: (results) => JSON.stringify(results.flatMap(({ data }) => data === undefined ? [] : [[data.id, data.name]])),
  })
  const known = useMemo(() => new Map(JSON.parse(names) as [string, string][]), [names])
  useEffect(() => { store.setState({ names: known }) }, [store, known])
}
