import type { FailpointName } from '../src/failpoints.ts'

type Hit = () => void | Promise<void>
const armed = new Map<string, Hit>()

/** From now on whoever passes the point does this first; `by`: only this sender. */
export function armFailpoint(name: FailpointName, hit: Hit, by = ''): void {
  armed.set(`${name} ${by}`, hit)
  globalThis.failpoint = (passed, sender = '') => (armed.get(`${passed} ${sender}`) ?? armed.get(`${passed} `))?.()
}

export function disarmFailpoints(): void {
  armed.clear()
  globalThis.failpoint = undefined
}
