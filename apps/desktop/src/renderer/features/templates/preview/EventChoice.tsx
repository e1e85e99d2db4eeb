import type { JsonObject } from '@sendero/flow-engine'
import { t } from '@sendero/i18n'
import { Button, Popover, TextArea } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Zap } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { EventNamePicker } from '../../../pickers/EventNamePicker.tsx'
import type { PreviewFor } from './use-preview.ts'

interface Props {
  readonly customerId: string | null
  readonly value: PreviewFor['event']
  readonly onChange: (event: PreviewFor['event']) => void
}

/** The event that would have started the journey: properties of the newest one of that name, which can be changed for the preview. */
export function EventChoice({ customerId, value, onChange }: Props) {
  const newest = useNewestEvent(customerId)
  const choose = (name: string | null): void => {
    if (name === null) return onChange(null)
    onChange({ name, properties: {} })
    void newest(name).then((properties) => { onChange({ name, properties }) })
  }
  return (
    <Popover label={t('Event of the preview')} trigger={<Button size="small" icon={<Zap aria-hidden />} iconEnd={<ChevronDown aria-hidden />} className="template-whom">{value?.name ?? t('No event')}</Button>}>
      <div className="template-popover">
        <EventNamePicker label={t('Started by the event')} value={value?.name ?? null} onChange={choose} placeholder={t('No event')} clearable hint={t('For {variable}: filled with the newest event of that name.', { variable: '{{ event.… }}' })} />
        {value === null ? null : <Properties key={value.name + JSON.stringify(value.properties)} properties={value.properties} onChange={(properties) => { onChange({ name: value.name, properties }) }} />}
      </div>
    </Popover>
  )
}

function Properties({ properties, onChange }: { readonly properties: JsonObject; readonly onChange: (properties: JsonObject) => void }) {
  const [text, setText] = useState(() => JSON.stringify(properties, null, 2))
  const parsed = parseObject(text)
  return (
    <div className="ui-stack">
      <TextArea label={t('Properties')} mono rows={8} value={text} error={parsed === null ? t('Not a JSON object') : undefined} onChange={(event) => { setText(event.target.value) }} />
      <div className="ui-actions"><Button size="small" disabled={parsed === null || JSON.stringify(parsed) === JSON.stringify(properties)} onClick={() => { if (parsed !== null) onChange(parsed) }}>{t('Use these')}</Button></div>
    </div>
  )
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : null
  } catch {
    return null
  }
}

/** Of the customer if they had one, else of anybody; nothing when it has not happened yet or cannot be asked for. */
function useNewestEvent(customerId: string | null): (name: string) => Promise<JsonObject> {
  const queries = useQueryClient()
  const ask = async (event: string, userId: string | undefined): Promise<JsonObject | undefined> => {
    const input = { event, limit: 1, ...(userId === undefined ? {} : { userId }) }
    const { data } = await queries.fetchQuery({ queryKey: ['event', 'list', input], queryFn: ({ signal }) => trpc.event.list.query(input, { signal }) })
    return data[0]?.properties as JsonObject | undefined
  }
  return async (name) => {
    try {
      const customer = customerId === null ? null : await queries.fetchQuery({ queryKey: ['customer', 'get', customerId], queryFn: ({ signal }) => trpc.customer.get.query({ id: customerId }, { signal }) })
      const theirs = customer?.userId == null ? undefined : await ask(name, customer.userId)
      return theirs ?? await ask(name, undefined) ?? {}
    } catch {
      return {}
    }
  }
}
