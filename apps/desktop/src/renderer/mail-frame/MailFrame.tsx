import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { mailDocument } from './mail-document.ts'
import type { MailPage } from './mail-document.ts'
import './mail-frame.css'

interface Props {
  readonly html: string
  /** What it is, for those who hear it. */
  readonly title: string
  /** Width of the reader's window in CSS pixels; shown smaller where there is less room. */
  readonly width: number
  readonly page?: MailPage
  /** A picture of the mail: nothing in it can be reached. */
  readonly isPicture?: boolean
}

/**
 * The HTML of a mail, which is a stranger's: a frame without scripts, without our origin, without forms, and with a policy of
 * its own. It cannot be measured, so it scrolls inside the room it is given.
 */
export function MailFrame({ html, title, width, page = 'light', isPicture = false }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const scale = useScale(room, width)
  const document = useMemo(() => mailDocument(html, page), [html, page])
  return (
    <div ref={room} className="mail-frame" data-picture={isPicture || undefined}>
      <iframe
        title={title} sandbox="" srcDoc={document} referrerPolicy="no-referrer" aria-hidden={isPicture || undefined} tabIndex={isPicture ? -1 : undefined}
        style={{ colorScheme: page, left: `calc(50% - ${(width * scale) / 2}px)`, width, height: `${100 / scale}%`, transform: `scale(${scale})` }}
      />
    </div>
  )
}

function useScale(room: { readonly current: HTMLElement | null }, width: number): number {
  const [available, setAvailable] = useState(width)
  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const observer = new ResizeObserver(() => { if (element.clientWidth > 0) setAvailable(element.clientWidth) })
    observer.observe(element)
    return () => { observer.disconnect() }
  }, [room])
  return Math.min(1, available / width)
}
