import { describe, expect, it } from 'vitest'
import { unknownVariables } from './unknown-variables.ts'

const known = ['customer.name', 'customer.address.city', 'customer.tags', 'customer["home town"]', 'event.total']
const found = (text: string): string[] => unknownVariables(text, known).map(({ path, line }) => `${path} ${line}`)

describe('traits nobody has', () => {
  it.each<[string, string[]]>([
    ['{{ customer.name }} {{ customer.frist_name }}', ['customer.frist_name 1']],
    ['a\n\n{% if customer.plam == "customer.plum" %}', ['customer.plam 3']],
    ['{{ customer.address.city }} {{ customer.address }} {{ customer.address.zip }}', ['customer.address.zip 1']],
    ['{{ customer.tags.size }} {{ customer.tags.first }} {{ customer["home town"] }}', []],
    ['customer.frist_name outside of Liquid', []],
    ['{{ event.anything }} {{ mycustomer.x }}', []],
  ])('in %s are %j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('are not looked for while nothing is known', () => {
    expect(unknownVariables('{{ customer.x }}', [])).toEqual([])
  })
})
