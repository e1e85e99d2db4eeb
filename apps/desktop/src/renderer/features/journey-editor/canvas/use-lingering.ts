import { useEffect, useState } from 'react'

/** True while `isOn`, and for a moment after: what goes has time to fade over what comes. */
export function useLingering(isOn: boolean, ms: number): boolean {
  const [lingers, setLingers] = useState(isOn)
  // Coming takes effect at once, going with the timer.
  if (isOn && !lingers) setLingers(true)
  useEffect(() => {
    if (isOn) return
    const timer = setTimeout(() => { setLingers(false) }, ms)
    return () => { clearTimeout(timer) }
  }, [isOn, ms])
  return lingers
}
