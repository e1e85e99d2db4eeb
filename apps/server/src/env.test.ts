import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

describe('the environment', () => {
  it('has a default for everything and takes empty variables as unset', () => {
    const env = readEnv({ PORT: '', SMTP_URL: '' })
    expect(env).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', DATA_DIR: '.data', ROLE: 'all', OUTBOUND_ALLOW: [] })
  })

  it.each([
    [{ PORT: 'x' }, /PORT/],
    [{ OWNER_EMAIL: 'a@b.co', OWNER_PASSWORD: 'short' }, /OWNER_PASSWORD: must have at least 12 characters/],
    [{ OWNER_EMAIL: 'a@b.co' }, /belong together/],
    [{ ROLE: 'worker' }, /ROLE=worker needs DATABASE_URL and CLICKHOUSE_URL/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [{ MASTER_KEY: 'short' }, /MASTER_KEY/],
  ])('refuses %j and names the variable', (source, message) => {
    expect(() => readEnv(source)).toThrow(message)
  })

  it('reads the exceptions of the outbound filter as a list', () => {
    expect(readEnv({ OUTBOUND_ALLOW: '127.0.0.1:9000, intranet:80 ,' }).OUTBOUND_ALLOW).toEqual(['127.0.0.1:9000', 'intranet:80'])
  })
})
