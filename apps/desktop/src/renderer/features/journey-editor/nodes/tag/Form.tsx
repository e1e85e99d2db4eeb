import { FieldFrame } from '@sendero/ui'
import { ValueList } from '../../../../rule-builder/ValueList.tsx'
import type { FormProps } from '../node-view.ts'

const source = { trait: 'tags' }
const longest = 100
const mostTags = 50

export function TagForm({ config, onChange, showIssues }: FormProps<'tag'>) {
  const { add, remove } = config
  const isEmpty = add.length + remove.length === 0
  return (
    <div className="ui-stack">
      <FieldFrame label="Give them" isGroup error={showIssues && isEmpty ? 'Name a tag to give or to take away.' : undefined}>
        {() => <ValueList label="Tag to give" source={source} values={add} onChange={(values) => { onChange({ ...config, add: tagsOf(values) }) }} />}
      </FieldFrame>
      <FieldFrame label="Take away" isGroup hint="Tags are the list in the attribute “tags”.">
        {() => <ValueList label="Tag to take away" source={source} values={remove} onChange={(values) => { onChange({ ...config, remove: tagsOf(values) }) }} />}
      </FieldFrame>
    </div>
  )
}

const tagsOf = (values: readonly (string | number | boolean)[]): string[] => values.map((value) => String(value).trim().slice(0, longest)).filter((value) => value !== '').slice(0, mostTags)
