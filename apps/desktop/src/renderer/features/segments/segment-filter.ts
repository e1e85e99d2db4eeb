import { useSearchParams } from 'react-router'

export interface SegmentFilter { readonly q: string; readonly isArchived: boolean }

/** The filter lives in the address: it can be kept, sent, and gone back to. */
export function useSegmentFilter(): readonly [SegmentFilter, (change: Partial<SegmentFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter: SegmentFilter = { q: params.get('q') ?? '', isArchived: params.get('archived') === 'true' }
  const change = (part: Partial<SegmentFilter>): void => {
    const { q, isArchived } = { ...filter, ...part }
    setParams({ ...(q === '' ? {} : { q }), ...(isArchived ? { archived: 'true' } : {}) }, { replace: part.q !== undefined })
  }
  return [filter, change]
}
