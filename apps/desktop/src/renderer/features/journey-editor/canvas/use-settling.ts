import { useEffect, useState } from 'react'
import { useEditorState } from '../store/editor-context.ts'

const settleMs = 200

/** True for a moment after the journey changed its shape: cards then glide to their places instead of jumping. */
export function useSettling(): boolean {
  const nodes = useEditorState(({ document }) => document.nodes.length)
  const edges = useEditorState(({ document }) => document.edges)
  const canvas = useEditorState(({ document }) => document.canvas.direction)
  const [isSettling, setSettling] = useState(false)
  const [seen, setSeen] = useState<readonly unknown[]>([nodes, edges, canvas])
  if (seen[0] !== nodes || seen[1] !== edges || seen[2] !== canvas) {
    setSeen([nodes, edges, canvas])
    setSettling(true)
  }
  useEffect(() => {
    if (!isSettling) return
    const timer = setTimeout(() => { setSettling(false) }, settleMs)
    return () => { clearTimeout(timer) }
  }, [isSettling, seen])
  return isSettling
}
