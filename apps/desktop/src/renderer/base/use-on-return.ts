import { useEffect, useRef } from 'react'

/** Calls back when somebody comes back to this window or tab: what they see may have been changed in another one meanwhile. */
export function useOnReturn(onReturn: () => void): void {
  const latest = useRef(onReturn)
  useEffect(() => { latest.current = onReturn })
  useEffect(() => {
    const look = (): void => { if (!document.hidden) latest.current() }
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
