import { useSearchParams } from 'react-router'
import type { JourneyStatus } from '../../journey-status/journey-status.ts'

export interface ListFilter {
  readonly q: string
  /** Null: any. */
  readonly status: JourneyStatus | null
  readonly isArchived: boolean
}

const statuses: readonly JourneyStatus[] = ['live', 'paused', 'draft', 'stopped']

/** The filter lives in the address: it can be kept, sent, and gone back to. */
export function useListFilter(): readonly [ListFilter, (change: Partial<ListFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter: ListFilter = { q: params.get('q') ?? '', status: statuses.find((status) => status === params.get('status')) ?? null, isArchived: params.get('archived') === 'true' }
  const change = (part: Partial<ListFilter>): void => { setParams(toParams({ ...filter, ...part }), { replace: part.q !== undefined }) }
  return [filter, change]
}

export const isFiltered = ({ q, status, isArchived }: ListFilter): boolean => q !== '' || status !== null || isArchived

function toParams({ q, status, isArchived }: ListFilter): Record<string, string> {
  return { ...(q === '' ? {} : { q }), ...(status === null ? {} : { status }), ...(isArchived ? { archived: 'true' } : {}) }
}
