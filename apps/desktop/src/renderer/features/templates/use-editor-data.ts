import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'
import type { Language, Variable } from './template-draft.ts'

const none: readonly Variable[] = []

/** What the editor offers: the language, which never changes, and what was seen in this workspace. */
export function useEditorData(event: string | null): { readonly language: Language | null; readonly variables: readonly Variable[] } {
  const language = useQuery({ queryKey: ['template', 'language'], queryFn: ({ signal }) => trpc.template.language.query({}, { signal }), staleTime: Infinity })
  const variables = useQuery<{ readonly data: readonly Variable[] }>({
    queryKey: ['template', 'variables', event], staleTime: 60_000, placeholderData: (before) => before,
    queryFn: ({ signal }) => trpc.template.variables.query(event === null ? {} : { event }, { signal }),
  })
  return { language: language.data ?? null, variables: variables.data?.data ?? none }
}
