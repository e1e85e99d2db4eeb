import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JsonObject } from '@sendero/flow-engine'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { usePaused } from '../../../base/use-paused.ts'
import type { Draft, Preview } from '../template-draft.ts'

export interface PreviewFor { readonly customerId: string | null; readonly event: { readonly name: string; readonly properties: JsonObject } | null }

export interface LivePreview {
  /** The newest answer, with its problems; null until the first one. */
  readonly newest: Preview | null
  /** The newest that has something to show. */
  readonly shown: Preview | null
  /** What is shown is not of what is in the editor. */
  readonly isBehind: boolean
  readonly problem: string | null
}

const typingPauseMs = 300
const mostRetries = 5

/** What the draft looks like, asked anew when typing pauses. The newest question wins; until it is answered the last answer stays. */
export function usePreview(draft: Draft, who: PreviewFor): LivePreview {
  const asked = usePaused(draft, typingPauseMs)
  const event = who.event?.properties
  const answer = useQuery({
    queryKey: ['template', 'renderDraft', asked, who.customerId, event ?? null],
    queryFn: ({ signal }) => trpc.template.renderDraft.query({ content: asked, ...(who.customerId === null ? {} : { customerId: who.customerId }), ...(event === undefined ? {} : { event: event as never }) }, { signal }),
    placeholderData: (before) => before,
    staleTime: Infinity, gcTime: 30_000,
    // Another tab of the same person asked in between: only one of them is answered at a time.
    retry: (failures, error) => failures < mostRetries && problemOfCall(error)?.code === 'SUPERSEDED',
    retryDelay: 400,
  })
  const newest = answer.data ?? null
  const [shown, setShown] = useState<Preview | null>(null)
  if (newest !== null && newest.html !== '' && newest !== shown) setShown(newest)
  const isWaiting = asked !== draft || answer.isFetching
  return { newest, shown, isBehind: shown !== null && (isWaiting || newest !== shown), problem: answer.isError ? problemText(answer.error) : null }
}
