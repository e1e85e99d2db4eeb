const isApple = (): boolean => typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)

const appleKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↵', Backspace: '⌫', Delete: '⌦', Escape: 'Esc' }
const otherKeys: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del', Escape: 'Esc' }
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** What stands on the keys of this machine: `Mod+K` is ⌘K on a Mac, Ctrl K elsewhere. */
export function keyNames(keys: string): readonly string[] {
  const names = isApple() ? appleKeys : otherKeys
  return keys.split('+').map((key) => names[key] ?? arrows[key] ?? key)
}

/** A shortcut, written `Mod+Shift+Z`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="ui-kbd">{keyNames(keys).map((key) => <span key={key}>{key}</span>)}</kbd>
}
