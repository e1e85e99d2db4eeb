import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemText } from '../../../base/http.ts'
import { shownTimeZone } from '../../../base/time.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { inboxOf, type InboxMail } from '../kernels/dry-run/inbox-of.ts'
import { useDryRun } from '../dry-run/dry-run-store.ts'

export type RenderedMail = Awaited<ReturnType<typeof trpc.template.render.query>>

export interface ShownMail {
  readonly mail: InboxMail
  readonly rendered: RenderedMail | null
  readonly problem: string | null
  readonly retry: () => void
}

export interface Inbox { readonly mails: readonly ShownMail[]; readonly isLoading: boolean; readonly problem: string | null; readonly retry: () => void }

const fiveMinutes = 300_000
const none: readonly InboxMail[] = []

/** The mails of the walk as they arrive, each rendered with what is known of the person by then. */
export function useInbox(): Inbox {
  const walk = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk : null))
  const base = useDryRun((state) => state.base)
  const customerId = useDryRun(({ setup }) => (setup.who === 'real' ? setup.customerId : null))
  const mailsBefore = useDryRun(({ setup, base: person }) => setup.mailsBefore ?? person?.mailsBefore ?? 0)
  const rules = useQuery({ queryKey: ['workspace', 'get'], queryFn: ({ signal }) => trpc.workspace.get.query({}, { signal }) })
  const templateIds = useMemo(() => [...new Set(walk?.stops.flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'sendEmail' ? [command.templateId] : []))) ?? [])], [walk])
  const templates = useQueries({ queries: templateIds.map((id) => ({ queryKey: ['template', 'get', id], staleTime: fiveMinutes, queryFn: ({ signal }: { signal: AbortSignal }) => trpc.template.get.query({ id }, { signal }) })) })
  const isKnown = templates.every(({ isPending }) => !isPending)
  const transactional = templates.flatMap(({ data }) => (data?.class === 'transactional' ? [data.id] : [])).join(' ')
  const mails = useMemo(() => {
    if (walk === null || rules.data === undefined || !isKnown) return none
    const free = new Set(transactional.split(' '))
    return inboxOf(walk, { start: walk.stops[0]?.at ?? 0, timeZone: base?.timeZone ?? shownTimeZone(), mailsBefore, rules: rules.data, isMarketing: (id) => !free.has(id) })
  }, [walk, rules.data, isKnown, transactional, base, mailsBefore])
  const entryEvent = walk?.state.entry.event?.properties
  const renderings = useQueries({
    queries: mails.map(({ templateId, traits, arrivesAt }) => {
      const input = { id: templateId, traits, at: new Date(arrivesAt).toISOString(), ...(customerId === null ? {} : { customerId }), ...(entryEvent === undefined ? {} : { event: entryEvent }) } as never
      return { queryKey: ['template', 'render', input], staleTime: fiveMinutes, queryFn: ({ signal }: { signal: AbortSignal }) => trpc.template.render.query(input, { signal }) }
    }),
  })
  return {
    isLoading: walk !== null && (rules.isPending || !isKnown),
    problem: rules.isError ? problemText(problemOfCall(rules.error) ?? rules.error) : null, retry: () => { void rules.refetch() },
    mails: mails.map((mail, at) => {
      const found = renderings[at]
      return { mail, rendered: found?.data ?? null, problem: found?.isError === true ? problemText(problemOfCall(found.error) ?? found.error) : null, retry: () => { void found?.refetch() } }
    }),
  }
}
