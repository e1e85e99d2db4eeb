import { useState } from 'react'
import type { PreviewLook } from './PreviewBar.tsx'

const storageKey = 'sendero.template-look'
const initial: PreviewLook = { width: 'desktop', page: 'light', part: 'html' }

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
    const { width, page } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as { width?: unknown; page?: unknown }
    return { ...initial, width: width === 'phone' || width === 'both' ? width : initial.width, page: page === 'dark' ? 'dark' : initial.page }
  } catch {
    return initial
  }
}
