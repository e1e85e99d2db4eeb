import { useSearchParams } from 'react-router'

export interface MailFilter {
  readonly q: string
  readonly templateId: string | null
  readonly workflowId: string | null
}

/** What is looked for stands in the address, so that it can be sent to somebody. */
export function useMailFilter(): [MailFilter, (change: Partial<MailFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter: MailFilter = { q: params.get('q') ?? '', templateId: params.get('template'), workflowId: params.get('journey') }
  return [filter, (change) => {
    const next = { ...filter, ...change }
    setParams({ ...(next.q === '' ? {} : { q: next.q }), ...(next.templateId === null ? {} : { template: next.templateId }), ...(next.workflowId === null ? {} : { journey: next.workflowId }) }, { replace: true })
  }]
}

export const isFiltered = ({ q, templateId, workflowId }: MailFilter): boolean => q !== '' || templateId !== null || workflowId !== null
