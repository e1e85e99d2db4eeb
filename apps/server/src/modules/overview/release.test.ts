import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { release } from './release.ts'

it('tells the version that the package has', async () => {
  const file = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  expect((JSON.parse(file) as { version: string }).version).toBe(release)
})
