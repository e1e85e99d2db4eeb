import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'

// What the packaging tool itself says about the configuration, before it would download anything.

const desktop = path.join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
// electron-builder's own parts, found from it: they are no direct dependency.
const fromBuilder = createRequire(require.resolve('electron-builder'))
const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as { validateConfiguration(config: object, log: object): Promise<void> }
const { loadConfig } = fromBuilder('app-builder-lib/out/util/config/load.js') as { loadConfig<T>(request: object): Promise<{ result: T } | null> }
const log = { add: () => undefined, isEnabled: false }

interface Configuration { electronVersion: string; electronFuses: Record<string, boolean>; files: string[]; protocols: { schemes: string[] }[]; extraMetadata: { main: string } }

async function configuration(): Promise<Configuration> {
  const loaded = await loadConfig<Configuration>({ packageKey: 'build', configFilename: 'electron-builder', projectDir: desktop, packageMetadata: Promise.resolve(null) })
  if (loaded === null) throw new Error('electron-builder.yml was not found')
  return loaded.result
}

test('the packaging tool accepts the configuration, and would not accept a misspelt one', async () => {
  const config = await configuration()
  await validateConfiguration(config, log)
  await expect(validateConfiguration({ ...config, protokolls: [] }, log)).rejects.toThrow('protokolls')
})

test('every fuse of the security checklist is set', async () => {
  expect((await configuration()).electronFuses).toEqual({
    runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false,
  })
})

test('it packages the version of Electron that the types come from, the bundles only, and the links of the product', async () => {
  const config = await configuration()
  const own = JSON.parse(await readFile(path.join(desktop, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  expect(own.devDependencies['electron']).toBe(config.electronVersion)
  expect(config.extraMetadata.main).toBe('dist-shell/main.mjs')
  expect(config.files).toEqual(['dist/**', 'dist-shell/**', 'package.json', '!**/*.map', '!node_modules/**'])
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual(['sendero'])
})
