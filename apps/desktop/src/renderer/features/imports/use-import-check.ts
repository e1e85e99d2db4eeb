import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'
import { usePaused } from '../../base/use-paused.ts'
import { columnProblems, optionsOf } from './import-draft.ts'
import type { ImportDraft } from './import-draft.ts'

const pauseMs = 400

/** What the server would make of the first 1,000 rows, asked again when the choices have stood still for a moment. */
export function useImportCheck(fileId: string, draft: ImportDraft) {
  const options = optionsOf(draft)
  const isWhole = columnProblems(draft).size === 0 && draft.name.trim() !== ''
  // Nothing is asked while something is missing, also not what was chosen before it was.
  const question = usePaused(isWhole ? JSON.stringify(options) : '', pauseMs)
  return useQuery({
    queryKey: ['import', 'check', fileId, question],
    enabled: isWhole && question !== '',
    queryFn: ({ signal }) => trpc.import.check.query({ fileId, options: JSON.parse(question) as typeof options }, { signal }),
    placeholderData: (before) => before,
    retry: false,
  })
}

export type ImportCheck = NonNullable<ReturnType<typeof useImportCheck>['data']>
