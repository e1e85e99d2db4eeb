import type { Channel } from '@sendero/flow-engine'
import { Select } from '@sendero/ui'
import { channelOptions } from './channels.ts'

/** Over which channel. Nothing to ask as long as there is one. */
export function ChannelSelect({ value, onChange }: { readonly value: Channel; readonly onChange: (channel: Channel) => void }) {
  return channelOptions.length < 2 ? null : <Select label="Channel" value={value} options={channelOptions} onChange={onChange} />
}
