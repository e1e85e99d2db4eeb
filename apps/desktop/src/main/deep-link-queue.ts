/** A link may come before the page can take it: then the page asks for it when it is ready. Only the newest waits. */
export function createDeepLinkQueue(deliver: (page: string) => void): { open(page: string | null): void; take(): string | null } {
  let waiting: string | null = null
  let isListening = false
  return {
    open(page) {
      if (page === null) return
      if (isListening) deliver(page)
      else waiting = page
    },
    take() {
      isListening = true
      const page = waiting
      waiting = null
      return page
    },
  }
}
