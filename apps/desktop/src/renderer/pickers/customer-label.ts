import type { JsonObject, JsonValue } from '@sendero/flow-engine'

interface Person { readonly id: string; readonly userId: string | null; readonly traits: JsonObject }

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** What a person is called on screens: the name, else the address, else the id of the client, else ours. */
export function customerLabel({ id, userId, traits }: Person): string {
  const parts = [text(traits['firstName'] ?? traits['first_name']), text(traits['lastName'] ?? traits['last_name'])].filter((part) => part !== '')
  return [text(traits['name']), parts.join(' '), text(traits['email']), userId ?? ''].find((name) => name !== '') ?? id
}

/** What stands below the label: the address or id that is not said yet. */
export function customerDetail(person: Person): string {
  const label = customerLabel(person)
  return [text(person.traits['email']), person.userId ?? ''].filter((part) => part !== '' && part !== label).join(' · ')
}
