import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@sendero/flow-engine'
import { expect, test } from 'vitest'
import { goldenDifferences } from './golden-differences.ts'
import { renderItem } from './render-items.ts'

interface GoldenCase { readonly name: string; readonly template: string; readonly data?: JsonObject; readonly result?: string; readonly results?: string[]; readonly invalid?: boolean }

const path = fileURLToPath(new URL('../../../../../shared/data/liquid/golden_liquid.give.json', import.meta.url))
const isPresent = existsSync(path)
if (!isPresent) console.warn('Skipped: the golden-liquid cases are not beside this repository (shared/data/liquid).')

/** A case of the standard suite passes when we render what Ruby's Liquid renders, or fail where it fails. */
function passes(golden: GoldenCase): boolean {
  const result = renderItem({ parts: [{ name: 'body', source: 0, escape: 'none' }], data: golden.data ?? {} }, [golden.template])
  if (golden.invalid === true) return !result.ok
  return result.ok && (golden.results ?? [golden.result ?? '']).includes(result.parts['body'] ?? '')
}

test.skipIf(!isPresent)('Liquid renders as in the golden suite, but for the differences we know and explain', () => {
  const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: GoldenCase[] }
  const different = new Set(tests.filter((golden) => !passes(golden)).map(({ name }) => name))
  expect([...different].sort()).toEqual([...new Set(Object.values(goldenDifferences).flat())].sort())
})
