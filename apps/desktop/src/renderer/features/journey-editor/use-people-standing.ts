import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { trpc } from '../../base/trpc.ts'
import { useEditor, useEditorState } from './store/editor-context.ts'

const aMinute = 60_000

/** Keeps count of who stands where while a published journey is edited: before a step goes, one wants to know. */
export function usePeopleStanding(): void {
  const { store } = useEditor().session
  const { id, people, publishedVersion } = useEditorState((state) => state.journey)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const { data } = useQuery({
    queryKey: ['workflows', 'impact', id, 'stop'], enabled: isEditing && publishedVersion !== null && people > 0, staleTime: aMinute,
    queryFn: ({ signal }) => trpc.workflows.impact.query({ id, action: 'stop' }, { signal }),
  })
  useEffect(() => { store.setState({ standing: new Map(data?.nodes.map((node) => [node.nodeId, node.people])) }) }, [store, data])
}
