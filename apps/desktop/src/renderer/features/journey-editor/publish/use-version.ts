import { parseDocument, type JourneyDocument } from '@sendero/flow-engine/document'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '../../../base/trpc.ts'

/** Versions never change: one that was read is never read again. */
export const versionQuery = (journeyId: string, version: number) => queryOptions({
  queryKey: ['workflows', 'version', journeyId, version], staleTime: Infinity,
  queryFn: ({ signal }) => trpc.workflows.version.query({ id: journeyId, version }, { signal }),
})

/** The document of an answer; null when this release cannot read it. */
export function documentOf({ document }: { readonly document: unknown }): JourneyDocument | null {
  const read = parseDocument(document)
  return read.ok ? read.document : null
}

export interface PublishedVersion {
  readonly version: number
  readonly document: JourneyDocument | null
}

/** A published version with its document. Undefined while it is loading, null when none is asked for. */
export function useVersion(journeyId: string, version: number | null): { readonly data: PublishedVersion | null | undefined; readonly error: unknown } {
  const { data, error } = useQuery({ ...versionQuery(journeyId, version ?? 1), enabled: version !== null })
  const parsed = useMemo(() => (data === undefined ? undefined : { version: data.version, document: documentOf(data) }), [data])
  return { data: version === null ? null : parsed, error }
}
