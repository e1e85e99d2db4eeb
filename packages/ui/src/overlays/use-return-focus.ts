import { useState } from 'react'

// What opened a dialog out of which another was opened: where that one returns to when the first is gone.
const openers = new WeakMap<Element, readonly HTMLElement[]>()

interface ReturnFocus {
  /** For `onOpenAutoFocus`. */
  readonly remember: (event: Event) => void
  /** For `onCloseAutoFocus`. */
  readonly giveBack: (event: Event) => void
}

/**
 * Gives the focus back to where it was before a dialog opened. Radix does so for dialogs with a trigger only. What had the focus is
 * looked up while the dialog is first drawn: a field in it with `autoFocus` takes it before any effect runs.
 */
export function useReturnFocus(isOpen: boolean): ReturnFocus {
  const [wasOpen, setWasOpen] = useState(false)
  const [places, setPlaces] = useState<readonly HTMLElement[]>([])
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen)
    if (isOpen) setPlaces(placesOf(document.activeElement))
  }
  return {
    remember: ({ currentTarget }) => { if (currentTarget instanceof Element) openers.set(currentTarget, places) },
    giveBack: (event) => {
      event.preventDefault()
      // Somebody who went on by a click or a link stays where they are.
      if (document.activeElement !== null && document.activeElement !== document.body) return
      places.find((place) => place.isConnected)?.focus()
    },
  }
}

/** Where to return to, the nearest first: the element itself, the button of the menu it stands in, what opened the dialog it stands in. */
function placesOf(element: Element | null): readonly HTMLElement[] {
  if (!(element instanceof HTMLElement)) return []
  const menuButton = document.getElementById(element.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? '')
  const dialog = element.closest('[role=dialog], [role=alertdialog]')
  return [element, ...(menuButton === null ? [] : [menuButton]), ...(dialog === null ? [] : openers.get(dialog) ?? [])]
}
