import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { attributeReader } from './attribute-reader.ts'
import { valuesByPath } from './normalize-attributes.ts'
import { noValues } from './path-values.ts'

// Reading one path is a second way to the same values. Were it to differ, the in-memory answer would differ from the
// copy in ClickHouse, which holds the flattened form.
function agree(attributes: JsonObject, alsoMissing: readonly string[] = []): void {
  const all = valuesByPath(attributes)
  const read = attributeReader(attributes)
  for (const path of [...all.keys(), ...alsoMissing]) expect({ path, ...sorted(read(path)) }).toEqual({ path, ...sorted(all.get(path) ?? noValues(false)) })
}

// One path can be spelled by a key with dots and by objects; the order of their values has no meaning.
function sorted({ isSet, text, num, time }: ReturnType<typeof noValues>) {
  return { isSet, text: text.toSorted(), num: num.toSorted(), time: time.toSorted() }
}

test('reads what flattening gives, for any JSON', () => {
  const name = fc.oneof(fc.constantFrom('a', 'b', 'a.b', '', '.', 'b.', '__proto__', 'toString', 'x\0', '\ud83d', '\uFFFD'), fc.string({ maxLength: 2 }))
  const scalar = fc.oneof(fc.constantFrom(null, true, '2026-01-31', 'A\0', 5, -0), fc.string({ maxLength: 3 }))
  const { object } = fc.letrec((tie) => ({
    object: fc.dictionary(name, tie('value'), { maxKeys: 4, depthIdentifier: 'json' }),
    value: fc.oneof({ depthIdentifier: 'json', maxDepth: 4 }, scalar, fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'json' }), tie('object')),
  }))
  fc.assert(fc.property(object, fc.array(name.map(String), { maxLength: 3 }), (attributes, parts) => {
    agree(attributes as JsonObject, [parts.join('.'), 'toString', 'constructor', 'a.b', 'a'])
  }), { numRuns: 1000 })
}, 60_000)

test('a name with a lone surrogate or NUL is read as it is stored, not as it was sent', () => {
  agree({ '\ud83d': [null], 'x\0': 1, 'a': { '\udc00': 2 } }, ['\ud83d', 'x\0', 'a.\udc00', '\uFFFD'])
})

test('reads what flattening gives where the limits cut', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]))
  const deep = Array.from({ length: 12 }).reduce<JsonObject>((inner) => ({ d: inner, e: [{ d: 1 }] }), { d: 1 })
  const outside = ['z', 'z.k0', 'a.k9', `${'d.'.repeat(9)}d`, `${'d.'.repeat(10)}d`, `${'d.'.repeat(9)}e`]
  agree({ a: many(400), z: many(400), email: 'x' }, outside)
  agree(many(499), outside)
  agree(many(500), outside)
  agree(many(501), [...outside, 'k500'])
  agree(deep, outside)
  agree({ list: Array.from({ length: 101 }, (_, index) => index), 'a.b': Array.from({ length: 60 }, () => 1), a: { b: Array.from({ length: 60 }, () => 2) } })
  agree(JSON.parse(`{"a":${'['.repeat(20_000)}1${']'.repeat(20_000)},"b":${'[{"c":'.repeat(60)}1${'}]'.repeat(60)}}`) as JsonObject, ['b.c', 'b.c.c'])
})
