import { classNames } from '@sendero/ui'
import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { ChangeWords } from './change-words.ts'

const arrows = { up: ArrowUp, down: ArrowDown, flat: ArrowRight } as const

/** A difference with its sign, an arrow and what it is of; the whole sentence when one stays on it. `isUncertain`: it may be chance. */
export function ChangeText({ change: { direction, share, words }, noun, isUncertain = false }: { readonly change: ChangeWords; readonly noun: string; readonly isUncertain?: boolean }) {
  const Arrow = arrows[direction]
  return <span className={classNames('journey-change', direction, isUncertain && 'uncertain')} title={`${noun}: ${words}`}><Arrow aria-hidden />{`${share} ${noun}`}</span>
}
