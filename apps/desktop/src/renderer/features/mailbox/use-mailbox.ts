import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'
import type { MailFilter } from './mail-filter.ts'

type Page = Awaited<ReturnType<typeof trpc.mailbox.list.query>>
/** Without its content in the list, with it when it is open. */
export type Mail = Page['data'][number]

const pageSize = 50

/** Mails that fit, newest first, page after page; those that arrive come by themselves. */
export function useMailbox({ q, templateId, workflowId }: MailFilter): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  useArrivals()
  return useInfiniteQuery({
    queryKey: ['mailbox', 'list', { q, templateId, workflowId }],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => trpc.mailbox.list.query({
      limit: pageSize, content: false, ...(q === '' ? {} : { q }), ...(templateId === null ? {} : { templateId }), ...(workflowId === null ? {} : { workflowId }), ...(pageParam === null ? {} : { cursor: pageParam }),
    }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
}

const restMs = 1_000

/** Many mails arrive at once: the list follows at its own pace, and never misses the last one. */
function useArrivals(): void {
  const client = useQueryClient()
  const refresh = usePaced(() => { void client.invalidateQueries({ queryKey: ['mailbox', 'list'] }) }, restMs)
  useLive('mailbox', refresh)
  useLive('open', refresh)
}
