import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { useEditorState } from '../store/editor-context.ts'

type Winners = Readonly<Record<string, string>>

const none: Winners = {}

/** Tests of the live journey that are decided already, as far as the draft has left them as they are: everybody goes that way. */
export function useWinners(document: JourneyDocument): { readonly winners: Winners; readonly isLoading: boolean } {
  const id = useEditorState(({ journey }) => journey.id)
  const isPublished = useEditorState(({ journey }) => journey.publishedVersion !== null)
  const isAsked = isPublished && document.nodes.some(({ kind }) => kind === 'experiment')
  const found = useQuery({ queryKey: ['workflows', 'experiments', id], enabled: isAsked, queryFn: ({ signal }) => trpc.workflows.experiments.query({ id }, { signal }) })
  const winners = useMemo((): Winners => {
    const decided = found.data?.data.filter(({ nodeId, salt, winner }) => winner !== null && document.nodes.some((node) => node.id === nodeId && node.kind === 'experiment' && node.config.salt === salt)) ?? []
    return decided.length === 0 ? none : Object.fromEntries(decided.map(({ nodeId, winner }) => [nodeId, winner ?? '']))
  }, [found.data, document])
  return { winners, isLoading: isAsked && found.isPending }
}
