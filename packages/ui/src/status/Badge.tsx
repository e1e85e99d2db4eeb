import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import type { NodeGroup, Tone } from './tone.ts'

export interface BadgeProps {
  readonly tone?: Tone | NodeGroup
  readonly look?: 'soft' | 'outline'
  readonly icon?: ReactNode
  readonly title?: string
  readonly children: ReactNode
}

export function Badge({ tone = 'neutral', look = 'soft', icon, title, children }: BadgeProps) {
  return <span className={classNames('ui-badge', 'ui-tone', tone, look)} title={title}>{icon}{children}</span>
}
