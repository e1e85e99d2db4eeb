import type { MessageCondition } from '@sendero/flow-engine/mails'
import { Select } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../base/trpc.ts'
import { JourneyPicker } from '../pickers/JourneyPicker.tsx'
import { TemplatePicker } from '../pickers/TemplatePicker.tsx'
import { MailStepSelect } from './MailStepSelect.tsx'
import { TimesField } from './TimesField.tsx'
import { WindowFields } from './WindowFields.tsx'
import { frequencyOf, timesOf, withFrequency } from './event-frequency.ts'
import type { Frequency } from './event-frequency.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'
import { happenings, scopeOf, scopes, withScope } from './message-scope.ts'

const often: readonly { readonly value: Frequency; readonly label: string }[] = [
  { value: 'atLeast', label: 'at least' }, { value: 'exactly', label: 'exactly' }, { value: 'atMost', label: 'at most' }, { value: 'never', label: 'never' },
]

/** A condition on mails of the product: what happened with them, how often, with those of which template, journey or step, in which time. */
export function MessageFields({ leaf, onChange, errorOf }: LeafFieldsProps<MessageCondition>) {
  const scope = scopeOf(leaf)
  const frequency = frequencyOf(leaf.count)
  const { template = '' } = leaf
  // Under the key of the picker: it is asked for once.
  const chosen = useQuery({ queryKey: ['template', 'get', template], enabled: template !== '', queryFn: ({ signal }) => trpc.template.get.query({ id: template }, { signal }) })
  const isArchived = chosen.data !== undefined && chosen.data.archivedAt !== null
  const setNode = (next: string | null): void => {
    const { node: _before, ...rest } = leaf
    onChange(next === null ? rest : { ...rest, node: next }, 'node')
  }
  return (
    <>
      <Select label="What happened" labelHidden size="small" className="rule-happening" value={leaf.message} options={happenings} onChange={(message) => { onChange({ ...leaf, message }, 'message') }} />
      <Select label="How often" labelHidden size="small" className="rule-frequency" value={frequency} options={often} onChange={(next) => { onChange({ ...leaf, count: withFrequency(next, timesOf(leaf.count) ?? 1) }, 'count') }} />
      {frequency === 'never' ? null : <TimesField leaf={leaf} onChange={onChange} errorOf={errorOf} />}
      <Select label="Which e-mails" labelHidden size="small" className="rule-scope" value={scope} options={scopes} onChange={(next) => { onChange(withScope(leaf, next), 'scope') }} />
      {leaf.template === undefined ? null : <TemplatePicker label="Template" labelHidden size="small" className="rule-name" value={template === '' ? null : template} onChange={(next) => { onChange({ ...leaf, template: next ?? '' }, 'template') }} error={errorOf('template') ?? (isArchived ? 'This template is archived. Bring it back, or choose another one.' : undefined)} />}
      {leaf.journey === undefined ? null : (
        <>
          <JourneyPicker label="Journey" labelHidden size="small" className="rule-name" isAnyFine value={leaf.journey === '' ? null : leaf.journey} onChange={(journey) => { onChange(withScope({ ...leaf, journey: journey ?? '' }, scope), 'journey') }} error={errorOf('journey')} />
          <MailStepSelect journeyId={leaf.journey} value={leaf.node ?? null} onChange={setNode} error={errorOf('node')} />
        </>
      )}
      <WindowFields leaf={leaf} onChange={onChange} errorOf={errorOf} />
    </>
  )
}
