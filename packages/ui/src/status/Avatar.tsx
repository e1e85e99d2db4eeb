import { classNames } from '../class-names.ts'
import type { NodeGroup } from './tone.ts'

export interface AvatarProps {
  /** A name, or an address when there is none. */
  readonly name: string
  readonly size?: 'small' | 'medium' | 'large'
  /** The name stands beside it, so it is not read out twice. */
  readonly isDecorative?: boolean
}

const tones: readonly NodeGroup[] = ['message', 'wait', 'decide', 'data', 'flow', 'entry']

export function Avatar({ name, size = 'medium', isDecorative = false }: AvatarProps) {
  const named = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  return <span className={classNames('ui-avatar', 'ui-tone', toneOf(name), size)} {...named}>{initials(name)}</span>
}

/** "Anna Berg" is AB, "anna.berg@example.com" too, "Anna" is A. */
export function initials(name: string): string {
  const all = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter((word) => word !== '')
  // A number behind a name tells people apart, it is no part of the name.
  const spoken = all.filter((word) => !/^\d+$/.test(word))
  const words = spoken.length === 0 ? all : spoken
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? [...(words.at(-1) ?? '')][0] ?? '' : ''
  return (first + last).toUpperCase()
}

// The same person has the same colour everywhere.
function toneOf(name: string): NodeGroup {
  const sum = [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  return tones[sum % tones.length] ?? 'flow'
}
