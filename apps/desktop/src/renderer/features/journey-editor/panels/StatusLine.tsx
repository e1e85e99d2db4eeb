import { VisuallyHidden } from '@sendero/ui'
import { useEffect, useState } from 'react'
import { useEditorState } from '../store/editor-context.ts'

const stayMs = 6000

/** The last thing that happened, at the foot of the canvas; read out as well. */
export function StatusLine() {
  const notice = useEditorState((state) => state.notice)
  const [seenKey, setSeenKey] = useState(0)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => { setSeenKey(notice.key) }, stayMs)
    return () => { clearTimeout(timer) }
  }, [notice])
  const isShown = notice !== null && notice.tone !== 'quiet' && notice.key !== seenKey
  return (
    <>
      {isShown ? <div className={`journey-notice ${notice.tone}`} aria-hidden="true">{notice.text}</div> : null}
      <VisuallyHidden><span role="status">{notice?.text ?? ''}</span></VisuallyHidden>
    </>
  )
}
