import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { problemOfIssue } from './problem-of-issue.ts'

function problemsOf(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map(problemOfIssue)
}

const shape = z.union([
  z.strictObject({ kind: z.literal('circle'), radius: z.number() }),
  z.strictObject({ kind: z.literal('box'), width: z.number(), height: z.number() }),
])

describe('problemOfIssue', () => {
  it('looks for what is wrong in the branch of a union that was meant', () => {
    expect(problemsOf(z.strictObject({ shape }), { shape: { kind: 'box', width: 3, height: 'tall' } }))
      .toEqual([{ path: 'shape.height', problem: 'Invalid input: expected number, received string' }])
    expect(problemsOf(z.array(shape), [{ kind: 'circle' }])).toEqual([{ path: '[0].radius', problem: 'missing; expected number.' }])
  })

  it.each([
    ['a missing field', z.strictObject({ a: z.string() }), {}, 'a', 'missing; expected string.'],
    ['unknown fields', z.strictObject({}), { x: 1, y: 2 }, 'the document', 'unknown field "x", "y".'],
    ['an empty text', z.strictObject({ a: z.string().min(1) }), { a: '' }, 'a', 'must not be empty.'],
    ['a text too short otherwise', z.strictObject({ a: z.string().min(3) }), { a: 'x' }, 'a', 'Too small: expected string to have >=3 characters'],
    ['a list too long', z.strictObject({ a: z.array(z.number()).max(1) }), { a: [1, 2] }, 'a', 'too many; at most 1.'],
    ['a text too long', z.strictObject({ a: z.string().max(1) }), { a: 'xx' }, 'a', 'Too big: expected string to have <=1 characters'],
    ['an unknown option', z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]), { kind: 'b' }, 'kind', 'unknown kind.'],
  ])('words %s', (_, schema, value, path, problem) => {
    expect(problemsOf(schema, value)).toEqual([{ path, problem }])
  })
})
