import { useEffect, useState } from 'react'

/** The value once it has not changed for `pauseMs`: what is typed is asked about when typing pauses. Give a primitive, or an object that stays the same. */
export function usePaused<T>(value: T, pauseMs: number): T {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => { setPaused(value) }, pauseMs)
    return () => { clearTimeout(timer) }
  }, [value, pauseMs])
  return paused
}
