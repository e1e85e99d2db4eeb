import { describe, expect, it } from 'vitest'
import { editorActions } from './editor-actions.ts'
import { matchesShortcut } from './match-shortcut.ts'

const press = (key: string, code: string, held = '') => ({ key, code, metaKey: held.includes('m'), ctrlKey: held.includes('c'), shiftKey: held.includes('s'), altKey: held.includes('a') })

describe('a shortcut', () => {
  it.each([
    ['Mod+Z', press('z', 'KeyZ', 'c'), true],
    ['Mod+Z', press('z', 'KeyZ', 'm'), true],
    ['Mod+Z', press('Z', 'KeyZ', 'cs'), false],
    ['Mod+Z on a German keyboard, where Y lies there', press('z', 'KeyY', 'c'), true],
    ['Mod+Z on a French keyboard, where W lies there', press('w', 'KeyZ', 'c'), false],
    ['Mod+Z on a Russian keyboard', press('я', 'KeyZ', 'c'), true],
    ['Shift+Alt+T on a Mac, where it writes a sign', press('ˇ', 'KeyT', 'sa'), true],
    ['Shift+1', press('!', 'Digit1', 's'), true],
    ['Shift+1 on a French keyboard', press('1', 'Digit1', 's'), true],
    ['? with Shift', press('?', 'Slash', 's'), true],
    ['/ on a German keyboard, over the 7', press('/', 'Digit7', 's'), true],
    ['N', press('n', 'KeyN'), true],
    ['N', press('n', 'KeyN', 'c'), false],
    ['Mod++', press('+', 'Equal', 'cs'), true],
    ['Shift+ArrowDown', press('ArrowDown', 'ArrowDown', 's'), true],
    ['ArrowDown', press('ArrowDown', 'ArrowDown', 's'), false],
  ])('%s', (words, keys, matches) => { expect(matchesShortcut(keys, words.split(' ')[0] ?? '')).toBe(matches) })
})

describe('the actions of the editor', () => {
  it('have ids and shortcuts of their own', () => {
    const ids = editorActions.map(({ id }) => id)
    const shortcuts = editorActions.flatMap((action) => action.shortcuts)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })
})
