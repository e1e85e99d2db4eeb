import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { problemsOf, type Problem } from '../problems/problem-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { backfillInput, type Backfill } from './backfill.ts'

export interface Order { readonly backfill: Backfill; readonly note: string }

export interface Publishing {
  /** Nothing can be published that the server does not have. Null: it has everything. */
  readonly unsaved: string | null
  readonly revision: number
  /** What the server says of the draft, what blocks first; undefined while it looks. */
  readonly problems: readonly Problem[] | undefined
  readonly checkError: string | null
  readonly publish: (order: Order) => void
  readonly isPublishing: boolean
  readonly failure: string | null
  /** The version that was made; null before. */
  readonly version: number | null
}

/** Publishes the draft of the open journey, once it is saved and the server finds nothing against it. */
export function usePublish(): Publishing {
  const { session } = useEditor()
  const client = useQueryClient()
  const { id } = useEditorState((state) => state.journey)
  const save = useEditorState((state) => state.save)
  const document = useEditorState((state) => state.document)
  const revision = session.revision()
  const check = useQuery({
    queryKey: ['workflows', 'validate', id, revision], enabled: save.kind === 'saved', staleTime: 0, gcTime: 0,
    queryFn: ({ signal }) => trpc.workflows.validate.query({ id }, { signal }),
  })
  const order = useMutation({
    mutationFn: async ({ backfill, note }: Order) => trpc.workflows.publish.mutate({ id, ...backfillInput(backfill), note: note.trim() }),
    onSuccess: async () => {
      await session.refresh()
      await client.invalidateQueries({ queryKey: ['workflows'] })
    },
    // Somebody may have archived a template since the check.
    onError: () => { void check.refetch() },
  })
  return {
    unsaved: unsavedWords(save), revision,
    problems: check.data === undefined ? undefined : problemsOf(check.data.diagnostics, document),
    checkError: check.error === null ? null : problemText(problemOfCall(check.error) ?? check.error),
    publish: order.mutate, isPublishing: order.isPending, failure: order.error === null ? null : problemText(problemOfCall(order.error) ?? order.error), version: order.data?.version ?? null,
  }
}

function unsavedWords(save: EditorState['save']): string | null {
  switch (save.kind) {
    case 'saved': return null
    case 'saving': return 'Your last changes are being saved.'
    case 'offline': return 'Your last changes are not saved: the server does not answer. They are sent as soon as it does.'
    case 'conflict': return 'Somebody else changed this journey meanwhile. Choose between their version and yours first.'
    case 'refused': return `Your last changes were not saved: ${save.message}`
  }
}
