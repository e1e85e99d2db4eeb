import type { RenderRequest } from './renderer.ts'

const rememberMs = 60_000
const mostStrikes = 3

/** Templates that had to be stopped lately. One strike: rendered alone from now on; three within a minute: not at all for a minute. */
export class Suspects {
  readonly #strikes = new Map<string, number[]>()

  strike(request: RenderRequest): void {
    const key = keyOf(request)
    this.#strikes.set(key, [...this.#recent(key), performance.now()].slice(-mostStrikes))
  }

  isSuspect(request: RenderRequest): boolean {
    return this.#strikes.size > 0 && this.#recent(keyOf(request)).length > 0
  }

  isBarred(request: RenderRequest): boolean {
    return this.#strikes.size > 0 && this.#recent(keyOf(request)).length >= mostStrikes
  }

  #recent(key: string): number[] {
    const recent = (this.#strikes.get(key) ?? []).filter((at) => performance.now() - at < rememberMs)
    if (recent.length === 0) this.#strikes.delete(key)
    return recent
  }
}

const keyOf = (request: RenderRequest): string => Object.values(request.parts).map((part) => part.source).join('\0')
