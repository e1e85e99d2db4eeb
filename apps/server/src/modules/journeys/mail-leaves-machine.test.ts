import { expect, it } from 'vitest'
import { mailLeavesMachine } from './mail-leaves-machine.ts'

it.each([
  [null, false], ['127.0.0.1', false], ['localhost', false], ['[::1]', false], ['::1', false],
  ['smtp.example.com', true], ['10.0.0.5', true], ['127.0.0.1.example.com', true],
])('mail to %s leaves this machine: %s', (host, leaves) => {
  expect(mailLeavesMachine(host)).toBe(leaves)
})
