/** A message a visit asked for, as the server tells it. */
export interface TracedMessage {
  readonly runId: string
  readonly visit: number
  readonly state: string
  /** Null for one that reached them or is on its way. */
  readonly reasonText: string | null
  /** Which rule it was, or what the provider or the template said. */
  readonly error: string | null
}

/** Why messages did not go out, or have not yet, by the visits that asked for them (visitKey). */
export function messageExcuses(messages: readonly TracedMessage[]): ReadonlyMap<string, string> {
  return new Map(messages.flatMap((message) => {
    const { reasonText, error, state } = message
    if (reasonText === null) return []
    return [[visitKey(message), `${state === 'queued' ? 'Not sent yet' : state === 'unknown' ? 'Perhaps not sent' : 'Not sent'}: ${reasonText}${error === null ? '' : ` (${error})`}.`] as const]
  }))
}

export const visitKey = ({ runId, visit }: { readonly runId: string | null; readonly visit: number }): string => `${runId ?? ''} ${visit}`
