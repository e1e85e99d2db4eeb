import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ui = path.join(import.meta.dirname, '../../../../packages/ui/src/styles')
const textOf = (folder: string, ending: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')

it('leaves the words by which components look different to the components', () => {
  // Styles of the app win over those of the components, whatever is said there of disabled or hovered ones.
  const looks = new Set([...textOf(ui, '.ts').matchAll(/\.ui-[\w-]+\.([\w-]+)/g)].map(([, look]) => look))
  const bare = [...textOf(import.meta.dirname, '.css').matchAll(/(?:^|[},])\s*\.([\w-]+)(?=\s*[{,])/g)].map(([, name]) => name)
  expect(looks).toContain('quiet')
  expect(bare.filter((name) => looks.has(name))).toEqual([])
})
