import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveSecrets } from './secrets.ts'

const secrets = deriveSecrets(randomBytes(32))

describe('derived secrets', () => {
  it('give back what was encrypted, in its place only', () => {
    const sealed = secrets.encrypt('w|workspaces|webhook_secret|1', 'whsec_x')
    expect(secrets.decrypt('w|workspaces|webhook_secret|1', sealed)).toBe('whsec_x')
    expect(() => secrets.decrypt('other|workspaces|webhook_secret|1', sealed)).toThrow()
  })

  it('notice every changed byte', () => {
    const sealed = secrets.encrypt('p', 'secret')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => secrets.decrypt('p', changed)).toThrow()
    }
  })

  it('use another key for every purpose and every installation', () => {
    expect(secrets.hmac('a', 'x').equals(secrets.hmac('b', 'x'))).toBe(false)
    expect(secrets.hmac('a', 'x').equals(deriveSecrets(randomBytes(32)).hmac('a', 'x'))).toBe(false)
    expect(secrets.hmac('a', 'x').equals(secrets.hmac('a', 'x'))).toBe(true)
  })
})
