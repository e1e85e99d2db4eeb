import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export type NoticeTone = 'problem' | 'info' | 'warn' | 'good'

export interface NoticeProps {
  readonly tone: NoticeTone
  readonly title: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

const icons: Readonly<Record<NoticeTone, typeof Info>> = { problem: CircleAlert, info: Info, warn: TriangleAlert, good: CircleCheck }

/** A message in the page. Problems are announced at once, the rest when the reader is idle. */
export function Notice({ tone, title, actions, children }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={classNames('ui-notice', tone)} role={tone === 'problem' ? 'alert' : 'status'}>
      <Icon aria-hidden className="ui-notice-icon" />
      <div className="ui-notice-words">
        <strong>{title}</strong>
        {children}
      </div>
      {actions === undefined ? null : <div className="ui-actions">{actions}</div>}
    </div>
  )
}
