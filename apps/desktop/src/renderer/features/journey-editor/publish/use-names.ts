import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { namedIds, nameQuery } from '../names-of.ts'

/** What the templates, segments and journeys of these documents are called, as far as it is known; those that are gone keep their ids. */
export function useNames(documents: readonly (JourneyDocument | null | undefined)[]): (publicId: string) => string | null {
  const ids = [...new Set(documents.flatMap((document) => (document == null ? [] : namedIds(document))))].sort()
  const names = useQueries({
    queries: ids.map(nameQuery),
    combine: (answers) => new Map(answers.flatMap(({ data }, at) => (data === undefined ? [] : [[ids[at] ?? '', data.name] as const]))),
  })
  return useCallback((id) => names.get(id) ?? null, [names])
}
