import type { Channel } from './message.ts'
import type { Resolution } from './settle-repository.ts'

/**
 * What can be found out about a call that had begun and whose answer is lost. `key`: the other side tells a repetition by its key
 * for so long, so the call is simply made again, and its answer is the answer to the first. `blind`: nothing, and it is not made again.
 * Nobody who is written to here can be asked (a look-up); see docs/decisions/0014-lost-answers.md.
 */
type ProviderMode = { readonly kind: 'key'; readonly windowMs: number } | { readonly kind: 'blind' }

const hourMs = 60 * 60 * 1_000
const modes: Readonly<Record<Channel, ProviderMode>> = {
  email: { kind: 'blind' },
  // `webhook-id` is the same over all calls. So long a receiver can be expected to remember it.
  webhook: { kind: 'key', windowMs: 72 * hourMs },
}

interface LostCall { readonly id: string; readonly channel: Channel; /** Epoch ms by the clock of the workspace. */ readonly firstTriedAt: number | null }

/** Decides such a message at `now`, by the clock of the workspace. */
export function lostAnswer({ id, channel, firstTriedAt }: LostCall, now: number): Resolution {
  const mode = modes[channel]
  if (mode.kind === 'key' && now - (firstTriedAt ?? now) <= mode.windowMs) return { id, kind: 'queued', ref: null, error: 'The answer to an earlier call was lost' }
  return { id, kind: 'unknown', ref: null, error: 'The connection ended before the answer: it may or may not have been accepted' }
}
