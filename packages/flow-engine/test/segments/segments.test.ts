import { describe, expect, it } from 'vitest'
import { compileRuleSql, parseRule } from '../../src/segment.ts'

// Each <case>.segment.json compiles to <case>.sql: the text, and below it the parameters. After an intended change, read
// the difference that `vitest run -u` makes, and run the differential test of the server: only it knows that SQL is right.
const rules = import.meta.glob('./*.segment.json', { eager: true, import: 'default' })
const goldens = Object.keys(import.meta.glob('./*.sql', { eager: true, import: 'default', query: '?raw' }))

const names = Object.keys(rules).map((path) => path.replace('./', '').replace('.segment.json', ''))
const options = { workspaceId: '00000000-0000-4000-8000-000000000001', now: Date.UTC(2026, 10, 23, 15) }

function compiled(name: string): string {
  const parsed = parseRule(rules[`./${name}.segment.json`])
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const { sql, params } = compileRuleSql(parsed.rule, options)
  return `${sql}\n\n${Object.entries(params).map(([key, value]) => `-- ${key} = ${JSON.stringify(value)}\n`).join('')}`
}

describe('the corpus of segments', () => {
  it.each(names)('%s compiles to its golden file', async (name) => {
    await expect(compiled(name)).toMatchFileSnapshot(`./${name}.sql`)
  })

  it('has a golden file for every rule, and none without', () => {
    expect(goldens.map((path) => path.replace('./', '').replace('.sql', '')).toSorted()).toEqual(names.toSorted())
  })

  it.each(names)('%s has no value of its rule in the text', (name) => {
    const { sql } = compileRuleSql(JSON.parse(JSON.stringify(rules[`./${name}.segment.json`])) as never, options)
    // Whatever stands in quotes was written by the compiler itself.
    expect([...new Set(sql.match(/'[^']*'/g))].filter((text) => text !== `'UTC'`)).toEqual([])
    expect(sql.replace(/\{p\d+:[A-Za-z0-9()]+\}/g, '')).not.toMatch(/plan|Order|visit|city|pro\b|1?00\b/)
  })
})
