import { useState } from 'react'
import type { PreviewLook } from './PreviewBar.tsx'

const storageKey = 'sendero.template-look'
const initial: PreviewLook = { view: 'desktop', page: 'light' }

/** How somebody last looked at previews, in this browser; they begin with the HTML. */
export function useStoredLook(): [PreviewLook, (look: PreviewLook) => void] {
  const [look, setLook] = useState(load)
  return [look, (next) => {
    localStorage.setItem(storageKey, JSON.stringify(next))
    setLook(next)
  }]
}

function load(): PreviewLook {
  try {
    const { view, page } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as { view?: unknown; page?: unknown }
    return { view: view === 'phone' || view === 'both' ? view : initial.view, page: page === 'dark' ? 'dark' : initial.page }
  } catch {
    return initial
  }
}
