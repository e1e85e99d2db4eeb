import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'

interface Guard {
  /** Somebody is about to leave with changes that are not saved. */
  readonly isAsking: boolean
  readonly stay: () => void
  readonly leave: () => void
}

/** Holds back links, the back button and the closing of the tab while there are changes that are not saved. */
export function useUnsavedGuard(isUnsaved: boolean): Guard {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent): void => { event.preventDefault() }
    window.addEventListener('beforeunload', warn)
    return () => { window.removeEventListener('beforeunload', warn) }
  }, [isUnsaved])
  // A question that is answered closes, and closing it without an answer means to stay.
  const isLeaving = useRef(false)
  return {
    isAsking: blocker.state === 'blocked',
    stay: () => { if (!isLeaving.current) blocker.reset?.() },
    leave: () => {
      isLeaving.current = true
      blocker.proceed?.()
    },
  }
}
