import { channels, type Channel } from '@sendero/flow-engine'

const names: Readonly<Record<Channel, { readonly name: string; readonly message: string }>> = { email: { name: 'E-mail', message: 'mail' } }

/** Every channel, as a choice. */
export const channelOptions: readonly { readonly value: Channel; readonly label: string }[] = channels.map((value) => ({ value, label: names[value].name }))

export const channelName = (channel: Channel): string => names[channel].name

/** `mail` or `mails`: what goes over a channel. */
export const messagesOf = (channel: Channel, count: number): string => (count === 1 ? names[channel].message : `${names[channel].message}s`)
