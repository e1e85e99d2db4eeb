import { RadioCards } from '@sendero/ui'
import { ChannelSelect } from '../ChannelSelect.tsx'
import type { FormProps } from '../node-view.ts'

export function SubscribeForm({ config, onChange }: FormProps<'subscribe'>) {
  return (
    <div className="ui-stack">
      <ChannelSelect value={config.channel} onChange={(channel) => { onChange({ ...config, channel }) }} />
      <RadioCards
        label="Who gets here" value={config.to} onChange={(to) => { onChange({ ...config, to }) }}
        options={[
          { value: 'unsubscribed', label: 'Is unsubscribed', description: 'Gets no marketing mail any more, from here or from anywhere.' },
          { value: 'subscribed', label: 'Is subscribed', description: 'Only for people who agreed, as in a form that brought them here. Who has unsubscribed themselves stays so.' },
        ]}
      />
    </div>
  )
}
