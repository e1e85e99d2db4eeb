import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { seenTraits } from '../catalogue/index.ts'
import type { SeenTrait } from '../catalogue/index.ts'
import type { Customer } from '../customers/index.ts'

/** Somebody who does not exist, for previews without a customer: with the traits most customers here have. */
export async function sampleCustomer(deps: Deps, workspaceId: string): Promise<Customer> {
  const seen = await seenTraits(deps, workspaceId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return []
    throw error
  })
  const traits = sampleTraits(seen)
  return {
    id: '00000000-0000-7000-8000-000000000000', number: 0, userId: 'sample', email: madeUp.email, emailNorm: madeUp.email, traits, timeZone: null,
    createdAt: Date.now(), updatedAt: Date.now(),
  }
}

const madeUp = { email: 'alex.sample@example.com', firstName: 'Alex', lastName: 'Sample', name: 'Alex Sample' } as const
const mostTraits = 60

/** What tells who somebody is is made up; of anything else the most frequent value is taken. */
export function sampleTraits(seen: readonly Pick<SeenTrait, 'path' | 'types' | 'examples' | 'isPersonal'>[]): JsonObject {
  const traits: JsonObject = { ...madeUp }
  for (const trait of seen.slice(0, mostTraits)) {
    const value = trait.isPersonal ? madeUpValue(trait.path) : typedExample(trait)
    if (value !== null) put(traits, trait.path.split('.'), value)
  }
  return traits
}

function typedExample({ types, examples }: Pick<SeenTrait, 'types' | 'examples'>): JsonValue {
  if (types.includes('list')) return [...examples]
  const [example] = examples
  if (example === undefined) return null
  switch (types[0]) {
    case 'number': return Number.isFinite(Number(example)) ? Number(example) : example
    case 'boolean': return example === 'true'
    default: return example
  }
}

const words: readonly (readonly [RegExp, string])[] = [
  [/mail$/, madeUp.email], [/(first|given|nick|middle)name$/, madeUp.firstName], [/(last|sur|family|maiden)name$/, madeUp.lastName], [/(name|login)$/, madeUp.name],
  [/(phone|mobile|fax|number)$/, '+1 202 555 0100'], [/(birth(day|date)|dob|dateofbirth)$/, '1990-05-14'], [/(street|address\w*|line1)$/, '1 Sample Street'], [/city$/, 'Sampleton'],
  [/(zip|postcode|postalcode)$/, '12345'], [/country$/, 'Sampleland'],
]

/** Null for what nobody needs in a mail, such as a passport. */
function madeUpValue(path: string): string | null {
  const name = path.replace(/[_\- ]/g, '').toLowerCase()
  return words.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** Never through something that is no object: the more frequent path came first and stays. */
function put(target: JsonObject, path: readonly string[], value: JsonValue): void {
  const [name, ...rest] = path
  if (name === undefined || name === '__proto__') return
  if (rest.length === 0) {
    if (!Object.hasOwn(target, name)) target[name] = value
    return
  }
  const below = Object.hasOwn(target, name) ? target[name] : target[name] = {}
  if (typeof below === 'object' && below !== null && !Array.isArray(below)) put(below, rest, value)
}
