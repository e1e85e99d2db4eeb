import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completionPlace } from './completion-place.ts'

const place = (before: string): string => {
  const found = completionPlace(before)
  if (found === null) return 'nothing'
  const { kind, typed, from: _from, ...more } = found
  return [kind, typed === '' ? '·' : typed, ...Object.values(more).map((each) => (Array.isArray(each) ? each.join(',') : String(each))).filter((each) => each !== '')].join(' ')
}

describe('in Liquid', () => {
  it.each([
    ['Hi {{', 'variable ·'],
    ['Hi {{ cus', 'variable cus'],
    ['Hi {{ customer.address.ci', 'variable customer.address.ci'],
    ['{{ customer.name | def', 'filter def'],
    ['{{ customer.name |', 'filter ·'],
    ['{{ customer.name | default: ev', 'variable ev'],
    ['{{ customer.name | default: "there', 'nothing'],
    ['{{ customer.name | default: "there" | ', 'filter ·'],
    ['{{ customer.name }} and', 'nothing'],
    ['{%', 'tag ·'],
    ['{%- i', 'tag i'],
    ['{% if a %}{% for b in c %}{% e', 'tag e if,for'],
    ['{% if a %}{% endif %}{% ', 'tag ·'],
    ['{% if customer.pl', 'variable customer.pl'],
    ['{% if customer.plan == ', 'variable ·'],
    ['{% for item in event.items %}{{ it', 'variable it item'],
    ['<a href="{{ unsub', 'variable unsub'],
    ['{{ customer["na', 'nothing'],
  ])('%s is %s', (before, expected) => {
    expect(place(before)).toBe(expected)
  })
})

describe('in MJML and HTML', () => {
  it.each([
    ['<mjml><mj-body><', 'element · mj-body'],
    ['<mjml><mj-body><mj-s', 'element mj-s mj-body'],
    ['<', 'element · null'],
    ['<mjml><mj-body></', 'closing · mj-body'],
    ['<mj-button ', 'attribute · mj-button'],
    ['<mj-button href="x" al', 'attribute al mj-button href'],
    ['<mj-button\n  href="{{ a | default: "x" }}"\n  ', 'attribute · mj-button href'],
    ['<mj-button align="', 'value · mj-button align'],
    ['<mj-button align="le', 'value le mj-button align'],
    ["<mj-button href='x' align='c", 'value c mj-button align'],
    ['<mj-button align=', 'nothing'],
    ['<mj-text>Hello', 'nothing'],
    ['a < b', 'nothing'],
    ['<mj-text<!---->', 'nothing'],
    ['<mj-button align="{{ x }}', 'nothing'],
    ['<!-- <mj-', 'element mj- null'],
  ])('%s is %s', (before, expected) => {
    expect(place(before)).toBe(expected)
  })
})

it('says of any text where the word under the cursor begins', () => {
  const pieces = fc.array(fc.constantFrom('<mj-text', '>', '</', ' a="', '"', "'", '{{', '}}', '{%', '%}', '|', ' ', 'x', '.', 'if', '\n', '<!--', '-->'), { maxLength: 25 })
  fc.assert(fc.property(pieces, (parts) => {
    const before = parts.join('')
    const found = completionPlace(before)
    if (found !== null) expect(before.slice(found.from)).toBe(found.typed)
  }), { numRuns: 2000 })
})
