const isApple = (): boolean => typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)

const appleKeys: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃', enter: '↵', backspace: '⌫', delete: '⌦', escape: 'Esc' }
const otherKeys: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl', enter: 'Enter', backspace: 'Backspace', delete: 'Del', escape: 'Esc' }
const arrows: Readonly<Record<string, string>> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' }

/** What stands on the keys of this machine: `Mod+K` is ⌘K on a Mac, Ctrl K elsewhere. */
export function keyNames(keys: string): readonly string[] {
  const names = isApple() ? appleKeys : otherKeys
  // A plus may be the key itself, as in `Mod++`.
  return keys.split(/(?<=[^+])\+/).map((key) => names[key.toLowerCase()] ?? arrows[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key))
}
