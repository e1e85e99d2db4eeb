import type { JsonObject, JsonValue } from '../model/json.ts'

/**
 * Traits that tell who a person is. They never leave PostgreSQL for the analytics copy, so a rule on one of them is
 * answered in memory. Names are compared without case, `_`, `-` and spaces: `first_name` is `firstName`.
 * Where many people share a value it is no personal trait by itself: country, city, postal code, gender, age.
 */
export const personalTraits: readonly string[] = [
  'email', 'emailAddress', 'phone', 'phoneNumber', 'mobile', 'mobilePhone', 'fax',
  'name', 'firstName', 'middleName', 'lastName', 'fullName', 'surname', 'givenName', 'familyName', 'maidenName', 'nickname', 'displayName',
  'username', 'login', 'avatar', 'photo', 'picture',
  'address', 'addressLine1', 'addressLine2', 'street', 'streetAddress', 'billingAddress', 'shippingAddress', 'homeAddress', 'postalAddress',
  'latitude', 'longitude', 'ip', 'ipAddress',
  'birthday', 'birthdate', 'birthDay', 'dateOfBirth', 'dob',
  'ssn', 'socialSecurityNumber', 'nationalId', 'passport', 'passportNumber', 'taxId', 'iban', 'password',
]

// These words name other things too when they stand below a parent: company.name, product.photo.
const onlyAtTheTop = new Set(['name', 'login', 'avatar', 'photo', 'picture', 'ip'])
const names = new Set(personalTraits.map(folded))

/** True for the trait itself and for everything below it: `address`, `address.city`, `contact.email`. */
export function isPersonalTrait(path: string): boolean {
  return path.split('.').some((part, index) => names.has(folded(part)) && (index === 0 || !onlyAtTheTop.has(folded(part))))
}

/** A copy of the traits without the personal ones, at any depth. What is left normalises exactly as it did beside them. */
export function withoutPersonalTraits(traits: JsonObject): JsonObject {
  return withoutPersonal(traits, { prefix: '', nesting: 0 })
}

// Far below what normalising reads (10 objects with lists between them); bounds the recursion on hostile JSON.
const deepestNesting = 200

interface Place { readonly prefix: string; readonly nesting: number }

function withoutPersonal(traits: JsonObject, { prefix, nesting }: Place): JsonObject {
  const kept = Object.entries(traits).filter(([key]) => !isPersonalTrait(prefix + key))
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutPersonalIn(value, { prefix: `${prefix}${key}.`, nesting: nesting + 1 })]))
}

function withoutPersonalIn(value: JsonValue, { prefix, nesting }: Place): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (nesting > deepestNesting) return null
  if (Array.isArray(value)) return value.map((each) => withoutPersonalIn(each, { prefix, nesting: nesting + 1 }))
  return withoutPersonal(value, { prefix, nesting })
}

function folded(name: string): string {
  return name.replace(/[_\- ]/g, '').toLowerCase()
}
