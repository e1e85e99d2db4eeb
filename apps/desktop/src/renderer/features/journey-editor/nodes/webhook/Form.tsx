import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Field, Select, TextArea } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'
import { HeaderList } from './HeaderList.tsx'

type Method = NodeConfigs['webhook']['method']
const methods: readonly Method[] = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE']

export function WebhookForm({ config, onChange, showIssues }: FormProps<'webhook'>) {
  const { method, url, headers, body } = config
  return (
    <div className="ui-stack">
      <Select label="Method" value={method} options={methods.map((value) => ({ value, label: value }))} onChange={(chosen) => { onChange({ ...config, method: chosen, ...(chosen === 'GET' ? { body: null } : {}) }) }} />
      <Field label="Address" type="url" value={url} placeholder="https://example.com/hook" spellCheck={false} maxLength={2000} hint="May contain Liquid, such as {{ customer.userId }}." error={showIssues && url === '' ? 'Say which address to call.' : undefined} onChange={(event) => { onChange({ ...config, url: event.target.value }) }} />
      <HeaderList headers={headers} onChange={(next) => { onChange({ ...config, headers: next }) }} />
      {method === 'GET' ? null : <TextArea label="Body" mono rows={7} optional value={body ?? ''} placeholder={'{\n  "id": {{ customer.userId | json }}\n}'} maxLength={64_000} onChange={(event) => { onChange({ ...config, body: event.target.value === '' ? null : event.target.value }) }} />}
    </div>
  )
}
