import { afterEach, describe, expect, it, vi } from 'vitest'
import { keyNames } from './key-names.ts'

afterEach(() => { vi.unstubAllGlobals() })

describe('a shortcut', () => {
  it.each([['Mod+K', ['⌘', 'K']], ['mod+shift+z', ['⌘', '⇧', 'Z']], ['Alt+ArrowUp', ['⌥', '↑']], ['F8', ['F8']]])('%s is written as on a Mac keyboard', (keys, names) => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)' })
    expect(keyNames(keys)).toEqual(names)
  })

  it.each([['Mod+K', ['Ctrl', 'K']], ['mod+shift+z', ['Ctrl', 'Shift', 'Z']], ['Delete', ['Del']], ['Mod++', ['Ctrl', '+']], ['Mod+-', ['Ctrl', '-']]])('%s is written as on other keyboards', (keys, names) => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })
    expect(keyNames(keys)).toEqual(names)
  })
})
