import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readElements } from './open-elements.ts'

const open = (text: string): string => readElements(text).open.map(({ name }) => name).join(' ')
const faults = (text: string): string[] => readElements(text).faults.map(({ kind, name, at }) => `${kind} ${name} ${at}`)

describe('open elements', () => {
  it.each([
    ['<mjml><mj-body><mj-section>', 'mjml mj-body mj-section'],
    ['<mjml><mj-body></mj-body>', 'mjml'],
    ['<mj-column><mj-image src="a>b" /><mj-text>a<br>b', 'mj-column mj-text'],
    ['<p>{% if a < b %}<b>', 'p b'],
    ['<mj-text title="{{ a | default: "<i>" }}">', 'mj-text'],
    ['<div><!-- <section> --><P>', 'div p'],
    ['a < b and <', ''],
  ])('of %s are %s', (text, expected) => {
    expect(open(text)).toBe(expected)
  })
})

describe('tags without a counterpart', () => {
  it.each<[string, string[]]>([
    ['<mjml><mj-body></mj-body></mjml>', []],
    ['<mjml><mj-body><mj-section></mj-body></mjml>', ['neverClosed mj-section 15']],
    ['<mjml></mj-text></mjml>', ['neverOpened mj-text 6']],
    ['<mjml><mj-body>', ['neverClosed mjml 0', 'neverClosed mj-body 6']],
    ['<ul><li>a<li>b</ul><p>c<p>d', []],
    ['<table><tr><td>a</table>', []],
  ])('in %s are %j', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('are none in whatever is well nested', () => {
    const element: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.constantFrom('text', '{{ a }}', '<br>', '<mj-image />'), fc.tuple(fc.constantFrom('mj-text', 'div', 'a'), fc.array(tie('tree'), { maxLength: 3 })).map(([name, inner]) => `<${name} a="<x>">${inner.join('')}</${name}>`)),
    })).tree
    fc.assert(fc.property(element, (text) => {
      expect(readElements(text)).toEqual({ open: [], faults: [] })
    }))
  })
})
