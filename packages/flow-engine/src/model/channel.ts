/** Ways to reach a person. A new channel is named here and everything that must know it stops compiling. */
export const channels = ['email'] as const
export type Channel = typeof channels[number]

/** What stands about marketing over a channel. `unproven`: known without evidence of consent, and left out like `unsubscribed`. */
export const consentStatuses = ['subscribed', 'unsubscribed', 'unproven'] as const
export type ConsentStatus = typeof consentStatuses[number]
