import { readPath } from '@sendero/flow-engine'
import type { JsonValue } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import { Avatar, Link } from '@sendero/ui'
import { paths } from '../../base/paths.ts'
import { customerDetail, customerLabel } from '../../pickers/customer-label.ts'
import { traitsIn } from './rule-lines.ts'
import type { Preview } from './use-preview.ts'

interface Props {
  readonly rule: Rule
  readonly people: Preview['sample']
  readonly count: number
  /** The people are those of the rule before. */
  readonly isOld: boolean
}

const mostFacts = 2

/** The newest of the people, with what the rule looks at. */
export function SamplePeople({ rule, people, count, isOld }: Props) {
  if (people.length === 0) return count === 0 ? <p className="segments-preview-note">Nobody at the moment. Whoever comes to fit will be added by itself.</p> : null
  const traits = traitsIn(rule).slice(0, mostFacts)
  return (
    <section className={isOld ? 'segments-sample old' : 'segments-sample'}>
      <h2>{people.length < count ? 'The newest of them' : 'All of them'}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <Avatar name={customerLabel(person)} size="small" isDecorative />
            <span className="segments-person">
              <Link href={paths.customer(person.id)}>{customerLabel(person)}</Link>
              <span className="quiet">{facts(person, traits)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function facts(person: Preview['sample'][number], traits: readonly string[]): string {
  const said = traits.flatMap((path) => {
    const value = readPath(person.traits, path)
    return value === undefined || value === null ? [] : [`${path} ${short(value)}`]
  })
  return said.length > 0 ? said.join(' · ') : customerDetail(person).split(' · ')[0] ?? ''
}

const short = (value: JsonValue): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
