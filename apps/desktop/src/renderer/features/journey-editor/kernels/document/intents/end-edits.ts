import type { JourneyDocument, JourneyEnd } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'

const mostEnds = 20

const said = { goal: 'a goal of the whole journey', exit: 'an exit of the whole journey' } as const

/** One more goal or exit that holds everywhere; by an event until a person says otherwise. */
export function addEnd(document: JourneyDocument, kind: JourneyEnd['kind'], newId: NewId): Intent {
  const { ends = [] } = document
  if (ends.length >= mostEnds) return refused(`A journey has at most ${mostEnds} goals and exits of its own.`)
  const end: JourneyEnd = { id: `${kind}-${newId()}`, kind, when: { kind: 'event', event: '', where: [] } }
  return { ok: true, label: `add ${said[kind]}`, edits: [{ kind: 'setEnds', ends: [...ends, end] }] }
}

export function changeEnd(document: JourneyDocument, end: JourneyEnd): Intent {
  const { ends = [] } = document
  const at = ends.findIndex(({ id }) => id === end.id)
  if (at < 0) return refused('That goal or exit is no longer there.')
  return { ok: true, label: `change ${said[end.kind]}`, edits: [{ kind: 'setEnds', ends: ends.with(at, end) }], mergeKey: `end ${end.id}` }
}

/** The last one leaves a document that says nothing of any, as one that never had some. */
export function removeEnd(document: JourneyDocument, id: string): Intent {
  const { ends = [] } = document
  const end = ends.find((each) => each.id === id)
  if (end === undefined) return refused('That goal or exit is no longer there.')
  const rest = ends.filter((each) => each !== end)
  return { ok: true, label: `delete ${said[end.kind]}`, edits: [{ kind: 'setEnds', ends: rest.length === 0 ? null : rest }] }
}

/** Gives each its own id again, where two have the same: the first keeps it, so that numbers stay with it. */
export function renewEndIds(document: JourneyDocument, newId: NewId): Intent {
  const { ends = [] } = document
  const renewed = ends.map((end, at) => (ends.findIndex(({ id }) => id === end.id) === at ? end : { ...end, id: `${end.kind}-${newId()}` }))
  return { ok: true, label: 'tell goals and exits apart', edits: [{ kind: 'setEnds', ends: renewed }] }
}
