import { ButtonLink, FieldFrame, SegmentedControl } from '@sendero/ui'
import { ExternalLink } from 'lucide-react'
import { paths } from '../../../../base/paths.ts'
import { ListPicker } from '../../../../pickers/ListPicker.tsx'
import type { FormProps } from '../node-view.ts'

export function ListForm({ config, onChange, showIssues }: FormProps<'list'>) {
  const { listId, action } = config
  return (
    <div className="ui-stack">
      <FieldFrame label="Who gets here" isGroup>
        {() => <SegmentedControl label="Who gets here" value={action} options={[{ value: 'add', label: 'Is put on a list' }, { value: 'remove', label: 'Is taken off it' }]} onChange={(next) => { onChange({ ...config, action: next }) }} />}
      </FieldFrame>
      <ListPicker
        label="List" value={listId === '' ? null : listId} error={showIssues && listId === '' ? 'Choose the list.' : undefined}
        hint={action === 'add' ? 'Who is on it already stays on it.' : 'Who is not on it goes on all the same.'} onChange={(id) => { onChange({ ...config, listId: id ?? '' }) }}
      />
      {listId === '' ? null : <ButtonLink href={paths.list(listId)} target="_blank" size="small" icon={<ExternalLink aria-hidden />}>Open it</ButtonLink>}
    </div>
  )
}
