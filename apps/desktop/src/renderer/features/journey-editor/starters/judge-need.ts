import { countOf } from '../../../base/numbers.ts'
import { seenAttributeWords, seenEventWords } from '../../../pickers/seen-words.ts'
import type { Need, Starter } from './starter.ts'
import type { Choices } from './use-of-starter.ts'

interface SeenEvent { readonly name: string; readonly count: number; readonly lastSeenAt: string }
interface SeenTrait { readonly path: string; readonly types: readonly string[]; readonly share: number; readonly examples: readonly string[] }

/** What this workspace has really seen. `isAll`: nothing was left out of the lists. */
export interface Seen {
  readonly events: ReadonlyMap<string, SeenEvent>
  readonly traits: ReadonlyMap<string, SeenTrait>
  readonly areAllEvents: boolean
  readonly areAllTraits: boolean
}

/** `there`: it can work; `missing`: nothing of it was seen; `open`: a person has to choose; `unknown`: it could not be told. */
export interface Judgement { readonly standing: 'there' | 'missing' | 'open' | 'unknown'; readonly words: string }

/** Events that Sendero records of its own mails: nobody has to connect them. */
export const isOwnEvent = (name: string): boolean => ['Email Opened', 'Email Clicked', 'Email Bounced', 'Email Unsubscribed'].includes(name)

/** What stands in the place of a need: what was chosen, else its own name. */
export const chosenEvent = (need: { readonly name: string }, choices: Choices): string => choices.events.get(need.name) ?? need.name
export const chosenTrait = (need: { readonly path: string }, choices: Choices): string => choices.traits.get(need.path) ?? need.path

/** Whether a workspace has what a starter needs, in words that say what to do when it has not. */
export function judgeNeed(need: Need, { seen, choices, now }: { readonly seen: Seen | null; readonly choices: Choices; readonly now: number }): Judgement {
  switch (need.kind) {
    case 'consent': return { standing: 'there', words: need.about }
    case 'segment': return choices.segments.has(need.id) ? { standing: 'there', words: 'Chosen.' } : { standing: 'open', words: `Choose a segment, or create “${need.name}” by the rule below.` }
    case 'event': return isOwnEvent(need.name) ? { standing: 'there', words: 'Sendero records this itself.' } : seen === null ? unknown : judgeEvent(chosenEvent(need, choices), seen, now)
    case 'trait': return seen === null ? unknown : judgeTrait(chosenTrait(need, choices), seen)
  }
}

const unknown: Judgement = { standing: 'unknown', words: 'It cannot be told at the moment whether this was seen here.' }

function judgeEvent(name: string, { events, areAllEvents }: Seen, now: number): Judgement {
  const event = events.get(name)
  if (event !== undefined) return { standing: 'there', words: `Seen ${seenEventWords(event, now)}.` }
  if (!areAllEvents) return { standing: 'unknown', words: `“${name}” is not among the ${countOf(events.size, 'most frequent event', 'most frequent events')} here. Choose another one if it has another name.` }
  return { standing: 'missing', words: `You have no event “${name}” yet: connect it, or choose another event here.` }
}

function judgeTrait(path: string, { traits, areAllTraits }: Seen): Judgement {
  const trait = traits.get(path)
  if (trait === undefined) {
    if (!areAllTraits) return { standing: 'unknown', words: `“${path}” is not among the ${countOf(traits.size, 'most frequent trait', 'most frequent traits')} here. Choose another one if it has another name.` }
    return { standing: 'missing', words: `Nobody has the trait “${path}” yet: send it, or choose another trait here.` }
  }
  // Every trait a starter looks at is a day.
  if (!trait.types.includes('date')) return { standing: 'missing', words: `The values of “${path}” are no dates, such as 2026-12-24: choose another trait here.` }
  return { standing: 'there', words: `Seen: ${seenAttributeWords(trait, 'people')}.` }
}

/** What stands between a workspace and a starter, in few words; null when nothing does for sure. */
export function lackInWords({ needs }: Starter, about: Parameters<typeof judgeNeed>[1]): string | null {
  const count = (standing: Judgement['standing']): number => needs.filter((need) => judgeNeed(need, about).standing === standing).length
  const [missing, open] = [count('missing'), count('open')]
  const parts = [...(missing === 0 ? [] : [`${missing} missing`]), ...(open === 0 ? [] : [`${open === 1 ? 'a segment' : `${open} segments`} to choose`])]
  return parts.length === 0 ? null : parts.join(', ')
}
