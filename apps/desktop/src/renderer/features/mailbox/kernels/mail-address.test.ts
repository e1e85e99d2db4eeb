import { expect, it } from 'vitest'
import { senderName } from './mail-address.ts'

it.each([
  ['Corner shop <hello@shop.example>', 'Corner shop'],
  ['"Shop, \\"Ltd\\"" <hello@shop.example>', 'Shop, "Ltd"'],
  ['hello@shop.example', 'hello@shop.example'],
  ['<hello@shop.example>', 'hello@shop.example'],
  ['', ''],
])('%s is shown as %s', (address, name) => {
  expect(senderName(address)).toBe(name)
})
