import { useEffect, useState } from 'react'
import type { DrawingColours } from './draw-journey.ts'

const groups = ['entry', 'message', 'wait', 'decide', 'data', 'flow'] as const

function readColours(): DrawingColours {
  const styles = getComputedStyle(document.documentElement)
  const read = (name: string): string => styles.getPropertyValue(name).trim()
  return {
    edge: read('--line-strong'), surface: read('--surface'), text: read('--text'), danger: read('--danger'), accent: read('--accent'),
    group: Object.fromEntries(groups.map((group) => [group, read(`--node-${group}`)])),
  }
}

/** The tokens as a canvas needs them; read anew when the theme changes. */
export function useDrawingColours(): DrawingColours {
  const [colours, setColours] = useState(readColours)
  useEffect(() => {
    const change = (): void => { setColours(readColours()) }
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', change)
    const observer = new MutationObserver(change)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => { scheme.removeEventListener('change', change); observer.disconnect() }
  }, [])
  return colours
}
