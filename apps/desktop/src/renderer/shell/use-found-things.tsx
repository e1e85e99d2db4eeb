import { t } from '@sendero/i18n'
import type { CommandGroup } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../base/paths.ts'
import { trpc } from '../base/trpc.ts'
import { usePaused } from '../base/use-paused.ts'

const restMs = 150
const mostOfAKind = 5

/** Journeys, templates, segments, lists and customers that are called what was typed. Kinds the role may not read are left out. */
export function useFoundThings(search: string, open: (path: string) => void): { readonly groups: readonly CommandGroup[]; readonly isLoading: boolean } {
  const q = usePaused(search.trim(), restMs)
  const { data, isFetching } = useQuery({ queryKey: ['palette', q], enabled: q !== '', queryFn: ({ signal }) => findThings(q, signal) })
  if (q === '' || data === undefined) return { groups: [], isLoading: isFetching && q !== '' }
  return {
    isLoading: isFetching,
    groups: data.map(({ label, things }) => ({
      label,
      isFound: true,
      items: things.map((thing) => ({ id: thing.path, label: thing.name, description: thing.description, onSelect: () => { open(thing.path) } })),
    })),
  }
}

const statusWords = { draft: t('draft'), live: t('live'), paused: t('paused'), stopped: t('stopped') } as const

interface Thing { readonly path: string; readonly name: string; readonly description?: string | undefined }

async function findThings(q: string, signal: AbortSignal): Promise<{ label: string; things: Thing[] }[]> {
  const page = { q, limit: mostOfAKind }
  const [journeys, templates, segments, lists, customers] = await Promise.allSettled([
    trpc.workflows.list.query(page, { signal }),
    trpc.template.list.query(page, { signal }),
    trpc.segment.list.query(page, { signal }),
    trpc.list.list.query(page, { signal }),
    trpc.customer.list.query(page, { signal }),
  ])
  return [
    { label: t('Journeys'), things: found(journeys).map(({ id, name, status }) => ({ path: paths.journey(id), name, description: statusWords[status] })) },
    { label: t('Templates'), things: found(templates).map(({ id, name, subject }) => ({ path: paths.template(id), name, description: subject })) },
    { label: t('Segments'), things: found(segments).map(({ id, name }) => ({ path: paths.segment(id), name })) },
    { label: t('Lists'), things: found(lists).map(({ id, name }) => ({ path: paths.list(id), name })) },
    { label: t('Customers'), things: found(customers).map(({ id, userId, traits }) => ({ path: paths.customer(id), name: String(traits['email'] ?? userId ?? id), description: userId ?? undefined })) },
  ]
}

const found = <Item,>(answer: PromiseSettledResult<{ readonly data: readonly Item[] }>): readonly Item[] => (answer.status === 'fulfilled' ? answer.value.data : [])
