import { t } from '@sendero/i18n'
import { Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { MailFrame } from '../../../mail-frame/MailFrame.tsx'
import { trpc } from '../../../base/trpc.ts'

const mailWidth = 640

/** A true picture of the newest version, rendered for a made-up person as soon as it comes into view. */
export function TemplateThumbnail({ template }: { readonly template: { readonly id: string; readonly version: number } }) {
  const { id, version } = template
  const [room, isSeen] = useSeen()
  const rendering = useQuery({ queryKey: ['template', 'render', id, version], enabled: isSeen, staleTime: 5 * 60_000, queryFn: ({ signal }) => trpc.template.render.query({ id, version }, { signal }) })
  const html = rendering.data?.html ?? ''
  return (
    <div ref={room} className="template-thumbnail" aria-busy={rendering.isPending || undefined}>
      {html !== '' ? <MailFrame html={html} title="" width={mailWidth} isPicture /> : rendering.isPending ? <Skeleton height="100%" /> : rendering.isError ? null : <span>{t('Cannot be rendered')}</span>}
    </div>
  )
}

function useSeen(): [{ readonly current: HTMLDivElement | null }, boolean] {
  const room = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = room.current
    if (!element || isSeen) return
    const observer = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true) }, { rootMargin: '200px' })
    observer.observe(element)
    return () => { observer.disconnect() }
  }, [isSeen])
  return [room, isSeen]
}
