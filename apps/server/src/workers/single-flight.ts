/**
 * Runs at most one `work` per key at a time in this process. A call that comes while one runs does not wait: it makes
 * the running one go round again, so work committed after its last look is seen.
 */
export function singleFlight(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, { again: boolean }>()
  return async (key) => {
    const present = running.get(key)
    if (present) {
      present.again = true
      return
    }
    const flight = { again: false }
    running.set(key, flight)
    try {
      do {
        flight.again = false
        await work(key)
      } while (flight.again)
    } finally {
      running.delete(key)
    }
  }
}
