import { describe, expect, it } from 'vitest'
import { compileMjml } from './compile-mjml.ts'
import { mjmlElements } from './mjml-elements.ts'
import type { MjmlElement } from './mjml-elements.ts'

const parents = new Map(mjmlElements.flatMap(({ name, children }) => children.map((child) => [child, name] as const)).toReversed())

/** A mail with the element where it may stand. */
function mailWith(element: MjmlElement, attributes: string): string {
  let source = `<${element.name}${attributes}></${element.name}>`
  for (let name = parents.get(element.name); name !== undefined; name = parents.get(name)) source = `<${name}>${source}</${name}>`
  return source.includes('<mj-body') ? source : source.replace('</mjml>', '<mj-body></mj-body></mjml>')
}

async function warningsOf(source: string): Promise<string[]> {
  const result = await compileMjml(source)
  return (result.ok ? result.warnings : result.errors).map(({ message }) => message)
}

// The library validates attributes of everything but what only the head reads.
const described = mjmlElements.filter(({ attributes, name }) => attributes.length > 0 && name !== 'mj-selector' && name !== 'mj-html-attribute')

describe('the table of MJML', () => {
  it.each(described.map((element) => [element.name, element] as const))('names attributes and values that %s takes', async (_name, element) => {
    const samples: Readonly<Record<string, string>> = { width: '100px', height: '10px', cellpadding: '1', cellspacing: '1' }
    const rounds = Math.max(...element.attributes.map(({ values }) => values.length), 1)
    for (let round = 0; round < rounds; round += 1) {
      const attributes = element.attributes.map(({ name, values }) => ` ${name}="${values[round % values.length] ?? samples[name] ?? (name.includes('color') ? '#ffffff' : '1px')}"`)
      expect(await warningsOf(mailWith(element, attributes.join('')))).toEqual([])
    }
  })

  // An empty mj-selector makes the library fall over; the one around mj-html-attribute is tried with it.
  it.each(mjmlElements.filter(({ name }) => name !== 'mjml' && name !== 'mj-selector').map((element) => [element.name, element] as const))('knows where %s may stand', async (_name, element) => {
    expect(await warningsOf(mailWith(element, ''))).toEqual([])
  })

  it('would notice a wrong attribute, a wrong value and a wrong place', async () => {
    const button = mjmlElements.find(({ name }) => name === 'mj-button')
    if (!button) throw new Error('There is no button')
    expect(await warningsOf(mailWith(button, ' colour="red"'))).toHaveLength(1)
    expect(await warningsOf(mailWith(button, ' align="middle"'))).toHaveLength(1)
    expect(await warningsOf('<mjml><mj-body><mj-button>x</mj-button></mj-body></mjml>')).toHaveLength(1)
  })
})
