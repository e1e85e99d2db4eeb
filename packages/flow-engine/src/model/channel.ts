/** Ways to reach a person. A new channel is named here and everything that must know it stops compiling. */
export const channels = ['email'] as const
export type Channel = typeof channels[number]
