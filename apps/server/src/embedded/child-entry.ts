import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Child processes by the file in `dist`, which is flat; from source each lies in the folder of its subject. */
const SOURCES = { 'chdb-child': '../embedded/chdb-child.ts', 'render-child': '../rendering/render-child.ts' } as const

/** How to `fork` a child process of ours, from the bundle as from source. */
export function childEntry(name: keyof typeof SOURCES): { path: string; execArgv: string[] } {
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return { path: fileURLToPath(new URL(`./${name}.js`, import.meta.url)), execArgv: ['--enable-source-maps'] }
  // The loader by its full path: the child's working directory need not be ours.
  return { path: fileURLToPath(new URL(SOURCES[name], import.meta.url)), execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] }
}
