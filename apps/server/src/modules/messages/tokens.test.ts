import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveSecrets } from '../../secrets.ts'
import { makeToken, readToken } from './tokens.ts'

const deps = { secrets: deriveSecrets(Buffer.alloc(32, 'a')) }
const content = { workspaceId: '0190a0b0-0000-7000-8000-000000000001', messageId: '0190a0b0-0000-7000-8000-000000000002', link: 513 }

test('gives back what it was made of', () => {
  expect(readToken(deps, 'click', makeToken(deps, 'click', content))).toEqual(content)
})

test('serves one purpose and one installation', () => {
  const token = makeToken(deps, 'open', content)
  expect(readToken(deps, 'unsubscribe', token)).toBeNull()
  expect(readToken({ secrets: deriveSecrets(Buffer.alloc(32, 'b')) }, 'open', token)).toBeNull()
})

test('no other text is a token', () => {
  const token = makeToken(deps, 'click', content)
  fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABCabc019-_+/= '), (at, character) => {
    const changed = token.slice(0, at) + character + token.slice(at + 1)
    return changed === token || readToken(deps, 'click', changed) === null
  }))
  fc.assert(fc.property(fc.string(), (text) => readToken(deps, 'click', text) === null))
})
