import type { KeyboardEvent } from 'react'

const reachable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]'

/** For a layer that has the focus itself: Shift+Tab goes to its last control, as Tab goes to its first. Without it the key would do nothing. */
export function wrapBackwards(event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, target, currentTarget } = event
  if (key !== 'Tab' || !shiftKey || target !== currentTarget) return
  const last = [...currentTarget.querySelectorAll<HTMLElement>(reachable)].filter(({ tabIndex }) => tabIndex >= 0).at(-1)
  if (last === undefined) return
  event.preventDefault()
  last.focus()
}
