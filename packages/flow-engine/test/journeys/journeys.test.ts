import { describe, expect, it } from 'vitest'
import { compileJourney } from '../../src/index.ts'

// Each <case>.journey.json compiles to <case>.plan.json, with what the compiler said in <case>.diagnostics.json; a case
// without a plan file is refused. After an intended change, read the difference that `vitest run -u` makes, line by line.
const documents = import.meta.glob('./*.journey.json', { eager: true, import: 'default' })
const goldens = import.meta.glob(['./*.plan.json', './*.diagnostics.json'], { eager: true, import: 'default' })

const text = (json: unknown): string => `${JSON.stringify(json, null, 2)}\n`
const names = Object.keys(documents).map((path) => path.replace('./', '').replace('.journey.json', ''))

describe('the corpus of journeys', () => {
  it.each(names)('%s compiles to its golden files', async (name) => {
    const compiled = compileJourney(documents[`./${name}.journey.json`])
    if (compiled.ok) await expect(text(compiled.plan)).toMatchFileSnapshot(`./${name}.plan.json`)
    if (!compiled.ok || compiled.diagnostics.length > 0) await expect(text(compiled.diagnostics)).toMatchFileSnapshot(`./${name}.diagnostics.json`)
  })

  // A golden file that is missing would be written silently, one that is left over would prove nothing.
  it.each(names)('%s has just the golden files it should have', (name) => {
    const compiled = compileJourney(documents[`./${name}.journey.json`])
    expect([`./${name}.plan.json` in goldens, `./${name}.diagnostics.json` in goldens]).toEqual([compiled.ok, compiled.diagnostics.length > 0])
  })

  it('has no golden file without a journey', () => {
    const cases = Object.keys(goldens).map((path) => path.replace('./', '').replace(/\.(plan|diagnostics)\.json$/, ''))
    expect(cases.filter((name) => !names.includes(name))).toEqual([])
  })

  // A plan is stored as text and compared by it: the order in which a client writes keys or nodes must not show.
  it.each(names)('%s gives the same plan whatever the order of keys and nodes', (name) => {
    const compiled = compileJourney(documents[`./${name}.journey.json`])
    const shuffled = compileJourney(turnedRound(documents[`./${name}.journey.json`]))
    expect(shuffled.ok).toBe(compiled.ok)
    if (compiled.ok && shuffled.ok) expect(text(shuffled.plan)).toBe(text(compiled.plan))
  })
})

/** The document with the keys of all objects, the nodes and the edges backwards; other lists have a meaning in their order. */
function turnedRound(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(turnedRound)
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(Object.entries(document).reverse().map(([key, value]) =>
    [key, (key === 'nodes' || key === 'edges') && Array.isArray(value) ? value.map(turnedRound).reverse() : turnedRound(value)]))
}
