import { expect, it } from 'vitest'
import { mailPresets, presetOf } from './mail-presets.ts'

it('only offers what encrypts: TLS on port 465, STARTTLS on 587', () => {
  for (const { key, port, security } of mailPresets) expect([key, port]).toEqual([key, security === 'tls' ? 465 : 587])
  expect(new Set(mailPresets.map(({ host }) => host)).size).toBe(mailPresets.length)
})

it('knows a provider by its host', () => {
  expect(presetOf(' SMTP.Gmail.com ')?.key).toBe('gmail')
  expect(presetOf('mail.example.com')).toBeNull()
})
