import { expect, it } from 'vitest'
import { mailLeavesMachine } from './mail-leaves-machine.ts'

it.each([
  [undefined, false], ['smtp://127.0.0.1:2525', false], ['smtp://localhost:25', false], ['smtp://[::1]:25', false],
  ['smtps://smtp.example.com', true], ['smtp://10.0.0.5', true], ['smtp://127.0.0.1.example.com', true],
])('mail to %s leaves this machine: %s', (url, leaves) => {
  expect(mailLeavesMachine(url)).toBe(leaves)
})
