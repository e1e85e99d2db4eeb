import { expect, it } from 'vitest'
import { draftOf, inputOf } from './server-draft.ts'

const saved = { transport: { kind: 'workspace' as const, host: 'smtp.example.com' }, server: { host: 'smtp.example.com', port: 465, security: 'tls' as const, user: 'me', hasPassword: true, updatedAt: '2026-01-01T00:00:00.000Z' }, fromName: 'Shop', fromEmail: 'shop@example.com' }

it('leaves a stored password alone unless a new one was typed', () => {
  expect(inputOf(draftOf(saved))).toEqual({ host: 'smtp.example.com', port: 465, security: 'tls', user: 'me', fromName: 'Shop', fromEmail: 'shop@example.com' })
  expect(inputOf({ ...draftOf(saved), password: ' with blanks ' })).toMatchObject({ password: ' with blanks ' })
})

it('starts from what most providers want', () => {
  expect(draftOf({ ...saved, server: null })).toMatchObject({ host: '', port: 587, security: 'starttls' })
})
