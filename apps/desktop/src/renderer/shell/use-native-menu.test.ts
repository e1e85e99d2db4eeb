// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { isMenuCommands } from '../../ipc/menu/channel.ts'
import { acceleratorOf } from './use-native-menu.ts'

it.each([['Mod+Shift+Z', 'CommandOrControl+Shift+Z'], ['mod+k', 'CommandOrControl+K'], ['Shift+ArrowDown', 'Shift+Down'], ['N', 'N'], ['F8', 'F8'], ['Mod+\\', 'CommandOrControl+\\']])('%s is %s in the menu', (shortcut, accelerator) => {
  expect(acceleratorOf(shortcut)).toBe(accelerator)
  expect(isMenuCommands([{ id: 'a', label: 'A', group: 'G', accelerator }])).toBe(true)
})

it.each([undefined, 'Mod+Space bar', '?'])('%s is left out, because a menu cannot show it', (shortcut) => { expect(acceleratorOf(shortcut)).toBeUndefined() })
