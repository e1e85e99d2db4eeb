import { useCallback, useEffect, useRef } from 'react'

/** A function that acts at once and then at most once per `restMs`, however often it is called; the last call is never lost. */
export function usePaced(action: () => void, restMs: number): () => void {
  const latest = useRef(action)
  useEffect(() => { latest.current = action })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const isOwed = useRef(false)
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  return useCallback(() => {
    const act = (): void => {
      latest.current()
      timer.current = setTimeout(() => {
        timer.current = null
        if (!isOwed.current) return
        isOwed.current = false
        act()
      }, restMs)
    }
    if (timer.current === null) act()
    else isOwed.current = true
  }, [restMs])
}
