import { t } from '@sendero/i18n'
import { Button, Combobox, IconButton, Popover, SearchField } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { trpc } from '../../base/trpc.ts'
import { TemplatePicker } from '../../pickers/TemplatePicker.tsx'
import { useRememberedLoad } from '../../pickers/use-remembered-load.ts'
import type { MailFilter } from './mail-filter.ts'

interface Props { readonly filter: MailFilter; readonly onChange: (change: Partial<MailFilter>) => void }

export function MailboxFilters({ filter, onChange }: Props) {
  const isNarrowed = filter.templateId !== null || filter.workflowId !== null
  return (
    <div className="mailbox-filters" role="search">
      <SearchField label={t('Search messages by recipient and subject')} placeholder={t('Search person or subject')} value={filter.q} onChange={(q) => { onChange({ q }) }} />
      <Popover label={t('Filters')} align="end" trigger={<IconButton label={isNarrowed ? t('Filters, some are set') : t('Filters')} icon={<ListFilter aria-hidden />} pressed={isNarrowed || undefined} />}>
        <div className="mailbox-filter-fields">
          <JourneyFilter value={filter.workflowId} onChange={(workflowId) => { onChange({ workflowId }) }} />
          <TemplatePicker label={t('Template')} placeholder={t('Any template')} clearable value={filter.templateId} onChange={(templateId) => { onChange({ templateId }) }} />
          <Button size="small" disabled={!isNarrowed} onClick={() => { onChange({ workflowId: null, templateId: null }) }}>{t('Clear filters')}</Button>
        </div>
      </Popover>
    </div>
  )
}

function JourneyFilter({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['workflows', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.workflows.get.query({ id: value ?? '' }, { signal }) })
  const suggest = async (q: string) => {
    const { data } = await load(['workflows', 'list', { q, limit: 30 }], (signal) => trpc.workflows.list.query({ q, limit: 30 }, { signal }))
    return data.map((journey) => ({ value: journey.id, label: journey.name, description: journey.status }))
  }
  return <Combobox label={t('Journey')} placeholder={t('Any journey')} clearable value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? ''} emptyText={t('No journey is called so.')} />
}
