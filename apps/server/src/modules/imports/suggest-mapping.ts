import type { CellType } from './cell-value.ts'
import { detectType } from './detect-type.ts'
import type { DetectedType } from './detect-type.ts'

export interface SuggestedColumn extends DetectedType {
  readonly name: string
  /** The trait or property it most likely is; null for a column without a name. */
  readonly trait: string | null
  /** Share of the rows seen in which it says something. */
  readonly filled: number
  readonly examples: readonly string[]
}

export interface SuggestedMapping {
  readonly kind: 'customers' | 'events'
  readonly columns: readonly SuggestedColumn[]
  /** The column whose cells name the customers; null: none does. */
  readonly id: string | null
  readonly event: string | null
  readonly timestamp: string | null
  readonly messageId: string | null
  readonly anonymousId: string | null
}

const folded = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '')

const traitNames: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'emailid'],
  firstName: ['firstname', 'givenname', 'fname', 'forename', 'vorname'],
  lastName: ['lastname', 'surname', 'familyname', 'lname', 'nachname'],
  name: ['name', 'fullname', 'customername', 'displayname'],
  phone: ['phone', 'phonenumber', 'mobile', 'mobilephone', 'telephone', 'tel'],
  createdAt: ['createdat', 'created', 'createddate', 'signupdate', 'signedupat', 'registeredat', 'registrationdate', 'customersince'],
  timezone: ['timezone', 'tz'],
  birthday: ['birthday', 'birthdate', 'dateofbirth', 'dob'],
}
const idNames = ['userid', 'customerid', 'externalid', 'uid', 'clientid', 'contactid', 'memberid', 'accountid', 'customernumber', 'customer', 'user', 'id'] as const
const eventNames = ['event', 'eventname', 'action', 'activity', 'eventtype']
const timeNames = ['timestamp', 'occurredat', 'eventtime', 'time', 'datetime', 'date', 'orderdate', 'purchasedate', 'createdat']
const messageIdNames = ['messageid', 'eventid']
const anonymousIdNames = ['anonymousid', 'deviceid', 'visitorid']

const nearlyComplete = 0.8
const mostExamples = 3
const longestExample = 80

/** What the columns of a table most likely are, from their names and some of the rows. Never more than a proposal. */
export function suggestMapping(header: readonly string[], rows: readonly (readonly string[])[]): SuggestedMapping {
  const cellsOf = (index: number): string[] => rows.map((row) => row[index] ?? '')
  const named = (names: readonly string[]): string | null => names.map((wanted) => header.find((name) => folded(name) === wanted)).find((name) => name !== undefined) ?? null
  const columns = suggestColumns(header, cellsOf)
  const [isUnique, isNearlyComplete] = [
    (name: string): boolean => {
      const cells = cellsOf(header.indexOf(name)).map((cell) => cell.trim()).filter((cell) => cell !== '')
      return new Set(cells).size === cells.length
    },
    // A few rows without their id are slips of the file, and are refused with a word; taking another column would be a slip of ours.
    (name: string): boolean => (columns.find((column) => column.name === name)?.filled ?? 0) >= nearlyComplete,
  ]
  const [event, timestamp, messageId, anonymousId] = [named(eventNames), named(timeNames), named(messageIdNames), named(anonymousIdNames)]
  const mentioned = named(idNames)
  const isRepeated = mentioned !== null && !isUnique(mentioned)
  const kind = event !== null && (mentioned ?? anonymousId) !== null || timestamp !== null && isRepeated ? 'events' : 'customers'
  const email = columns.find(({ trait }) => trait === 'email')?.name ?? null
  const unique = [...idNames.map((wanted) => named([wanted])), email].find((name) => name !== null && isUnique(name) && isNearlyComplete(name)) ?? null
  return { kind, columns, id: kind === 'events' ? mentioned : unique, event, timestamp, messageId, anonymousId }
}

function suggestColumns(header: readonly string[], cellsOf: (index: number) => string[]): SuggestedColumn[] {
  const types = header.map((name, index) => detectType(name, cellsOf(index)))
  const traits = suggestTraits(header, (index) => ({ type: types[index]?.type ?? 'string', cells: cellsOf(index) }))
  return header.map((name, index) => {
    const cells = cellsOf(index)
    const filled = cells.filter((cell) => cell.trim() !== '')
    const trait = traits[index] ?? null
    const { type, nearly } = trait === 'email' || trait === 'phone' ? { type: 'string' as const, nearly: null } : types[index] ?? { type: 'string' as const, nearly: null }
    return {
      name, trait, type, nearly,
      filled: cells.length === 0 ? 0 : filled.length / cells.length, examples: [...new Set(filled)].slice(0, mostExamples).map((cell) => cell.slice(0, longestExample)),
    }
  })
}

/** No two columns get the same name: one that is spelled exactly so comes first, then the first that means it, then the first that looks like an address. */
function suggestTraits(header: readonly string[], columnOf: (index: number) => { type: CellType; cells: readonly string[] }): (string | null)[] {
  const taken = new Set<string>()
  const claim = (trait: string, name: string): string | null => {
    if (taken.has(trait) || (name !== trait && header.includes(trait))) return null
    taken.add(trait)
    return trait
  }
  const meant = header.map((name, index) => {
    const known = Object.entries(traitNames).find(([, names]) => names.includes(folded(name)))?.[0]
    // A word such as "created" above numbers is something else.
    return known === undefined || (known === 'createdAt' && columnOf(index).type !== 'date') ? null : claim(known, name)
  })
  return header.map((name, index) => meant[index] ?? (looksLikeEmail(columnOf(index).cells) ? claim('email', name) : null) ?? (name === '' ? null : name))
}

function looksLikeEmail(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.filter((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim())).length >= filled.length * 0.9
}
