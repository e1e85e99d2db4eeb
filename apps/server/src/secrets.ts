import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keys derived from the master key, one per purpose, so that no key serves two ends. */
export interface Secrets {
  /** HMAC-SHA-256 under the key of the purpose: signed tokens, blind indexes. */
  hmac(purpose: string, data: string | Buffer): Buffer
  /** AES-256-GCM; `place` (workspace|table|column|row) is bound as additional data, so a value cannot be moved elsewhere. */
  encrypt(place: string, plain: string): Buffer
  decrypt(place: string, cipher: Buffer): string
}

export function deriveSecrets(masterKey: Buffer): Secrets {
  const keys = new Map<string, Buffer>()
  const keyOf = (purpose: string): Buffer => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `sendero/${purpose}`, 32))
      keys.set(purpose, key)
    }
    return key
  }
  return {
    hmac: (purpose, data) => createHmac('sha256', keyOf(purpose)).update(data).digest(),
    encrypt(place, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf('column'), iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body])
    },
    decrypt(place, sealed) {
      if (sealed[0] !== 1) throw new Error('Unknown key version of an encrypted value')
      const decipher = createDecipheriv('aes-256-gcm', keyOf('column'), sealed.subarray(1, 13)).setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}
