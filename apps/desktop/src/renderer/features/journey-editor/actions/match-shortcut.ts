interface Keys {
  readonly key: string
  readonly code: string
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const modifiers = ['mod', 'shift', 'alt']
/** Signs that stand on different keys, with or without Shift, all over the world: what counts is what they write. */
const isSign = (key: string): boolean => /^[^a-z0-9]$/i.test(key)

/** Whether pressed keys are a shortcut such as `Mod+Shift+Z`, whatever the layout of the keyboard. */
export function matchesShortcut(keys: Keys, shortcut: string): boolean {
  const parts = shortcut === 'Mod++' ? ['Mod', '+'] : shortcut.split('+')
  const wanted = parts.filter((part) => modifiers.includes(part.toLowerCase())).map((part) => part.toLowerCase())
  const key = parts.at(-1) ?? ''
  if (wanted.includes('mod') !== (keys.metaKey || keys.ctrlKey)) return false
  if (wanted.includes('alt') !== keys.altKey) return false
  if (!isSign(key) && wanted.includes('shift') !== keys.shiftKey) return false
  return isKey(keys, key)
}

function isKey({ key, code }: Keys, wanted: string): boolean {
  if (/^\d$/.test(wanted)) return code === `Digit${wanted}` || code === `Numpad${wanted}`
  if (!/^[a-z]$/i.test(wanted)) return key.toLowerCase() === wanted.toLowerCase()
  // Z is where the keyboard says Z; a keyboard without Latin letters, or Alt that makes another sign, goes by its place.
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === wanted.toLowerCase() : code === `Key${wanted.toUpperCase()}`
}
