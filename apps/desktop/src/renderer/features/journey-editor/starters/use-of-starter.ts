import type { JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../kernels/document/command.ts'
import { applyEdits, type Section } from '../kernels/document/edit.ts'
import { pasteSteps } from '../kernels/document/intents/paste-steps.ts'
import { withNames, type NameChoices } from '../kernels/document/names.ts'
import { renewed } from '../kernels/document/renewed.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import type { Slot } from '../kernels/document/slot.ts'
import type { Starter } from './starter.ts'

/** What takes the place of the events, traits and segments a starter names. A segment that was not chosen is left open. */
export type Choices = NameChoices

export const noChoices: Choices = { events: new Map(), traits: new Map(), segments: new Map() }

interface Chosen { readonly starter: Starter; readonly choices: Choices }

/** The whole document of a starter in the words of this workspace, with ids of its own. */
export function starterDocument({ starter, choices }: Chosen, newId: NewId): JourneyDocument {
  const { entry, ...named } = inWords(starter, choices)
  const { nodes, edges } = renewed({ nodes: named.nodes, edges: named.edges, links: [] }, newId)
  const first = nodes[named.nodes.findIndex(({ id }) => named.edges.some(({ from, to }) => from === 'entry' && to === id))]
  return {
    ...named, entry: entry.holdout === undefined ? entry : { ...entry, holdout: { ...entry.holdout, salt: newId() } }, nodes: [...nodes],
    edges: [...(first === undefined ? [] : [{ id: `e-${newId()}`, from: 'entry', port: 'next', to: first.id }]), ...edges],
  }
}

/** Makes the journey this starter. */
export function startWith(chosen: Chosen, newId: NewId): Intent {
  return { ok: true, label: `start with “${chosen.starter.title}”`, edits: [{ kind: 'replaceDocument', document: starterDocument(chosen, newId) }], select: ['entry'] }
}

const mostSections = 200

/** Puts the steps of a starter into a journey that has some, together as a section of its title. How people get in and the goal of the whole journey stay as they are. */
export function insertStarter(document: JourneyDocument, { starter, choices, slot }: Chosen & { readonly slot: Slot }, newId: NewId): Intent {
  const { nodes, edges } = inWords(starter, choices)
  if (sectionsOf(document).length >= mostSections) return refused(`A journey has at most ${mostSections} sections.`)
  const pasted = pasteSteps(document, { fragment: { nodes, edges: edges.filter(({ from }) => from !== 'entry'), links: [] }, slot }, newId)
  if (!pasted.ok) return pasted
  const nodeIds = pasted.select ?? []
  const section: Section = { id: `section-${newId()}`, name: freeName(starter.title, sectionsOf(applyEdits(document, pasted.edits))), nodeIds: [...nodeIds] }
  return { ...pasted, label: `insert “${starter.title}”`, edits: [...pasted.edits, { kind: 'setSections', sections: [...sectionsOf(document), section] }] }
}

function inWords(starter: Starter, choices: Choices): JourneyDocument {
  const open = starter.needs.flatMap((need): [string, string][] => (need.kind === 'segment' ? [[need.id, choices.segments.get(need.id) ?? '']] : []))
  return withNames(starter.document, { ...choices, segments: new Map(open) })
}

/** Names tell sections apart, so each is used once. */
function freeName(title: string, sections: readonly Section[]): string {
  const taken = new Set(sections.map(({ name }) => name))
  let name = title
  for (let number = 2; taken.has(name); number += 1) name = `${title} ${number}`
  return name
}
