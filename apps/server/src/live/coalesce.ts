/** Calls `send` at once for the first of a key, then at most once per interval; what comes in between is joined into one at its end. */
export function createCoalescer<Message>(intervalMs: number, send: (message: Message) => void): { push(key: string, message: Message): void; close(): void } {
  const quiet = new Map<string, { timer: NodeJS.Timeout; latest: Message | undefined }>()

  const rest = (key: string): void => {
    const timer = setTimeout(() => {
      const waited = quiet.get(key)?.latest
      quiet.delete(key)
      if (waited === undefined) return
      send(waited)
      rest(key)
    }, intervalMs)
    timer.unref()
    quiet.set(key, { timer, latest: undefined })
  }

  return {
    push(key, message) {
      const resting = quiet.get(key)
      if (resting) {
        resting.latest = message
        return
      }
      send(message)
      rest(key)
    },
    close() {
      for (const { timer } of quiet.values()) clearTimeout(timer)
      quiet.clear()
    },
  }
}
