import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import type { Tone } from './tone.ts'

export interface StatusDotProps {
  readonly tone?: Tone
  /** For what goes on right now. */
  readonly isLive?: boolean
  /** The state in words: the dot alone would be colour only. */
  readonly children: ReactNode
}

export function StatusDot({ tone = 'neutral', isLive = false, children }: StatusDotProps) {
  return <span className="ui-status"><span className={classNames('ui-dot', 'ui-tone', tone, isLive && 'live')} aria-hidden="true" />{children}</span>
}
