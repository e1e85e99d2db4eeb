import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct } from './harness.ts'
import type { Product } from './harness.ts'

const repository = path.join(import.meta.dirname, '../../..')
const run = promisify(execFile)

let product: Product
beforeAll(async () => { product = await startProduct({ OWNER_EMAIL: '', OWNER_PASSWORD: '' }) })
afterAll(async () => { await product.stop() })

// What the README promises a newcomer is typed here as it stands there: a command that no longer works turns this red.
test('the first journey of the README, typed as it stands, ends with the message of Anna and the reason of Ben', async () => {
  const readme = await readFile(path.join(repository, 'README.md'), 'utf8')
  const commands = [...readme.matchAll(/```bash\n(.*?)```/gs)].map((block) => block[1] ?? '').join('\n')
  expect(commands).toContain('http://127.0.0.1:4000')
  const folder = await mkdtemp(path.join(tmpdir(), 'sendero-readme-'))
  try {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commands.replaceAll('http://127.0.0.1:4000', product.url)], { cwd: folder, timeout: 50_000 })
    expect(stdout).toContain('"subject":"Thank you, Anna"')
    expect(stdout).toContain('thank you for order o1')
    expect(stdout).toContain('"thanks":{"entered":1')
    expect(stdout).toMatch(/"nodeId":"big".*"outcome":"else"/)
    expect(stdout).not.toContain('problems/')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
