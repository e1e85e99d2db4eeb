import type { JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'
import type { Section } from '../edit.ts'
import { sectionsOf, sectionsWithout } from '../sections.ts'

const mostSections = 200
const gone = 'That section is no longer there.'

/** Makes steps a section. A step is in one section only, so they leave those they are in. */
export function groupSteps(document: JourneyDocument, ids: readonly string[], newId: NewId): Intent {
  const nodeIds = document.nodes.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
  if (nodeIds.length === 0) return refused('Select the steps of the section first.')
  const others = sectionsWithout(document, new Set(nodeIds)) ?? sectionsOf(document)
  if (others.length >= mostSections) return refused(`A journey has at most ${mostSections} sections.`)
  const section: Section = { id: `section-${newId()}`, name: freeName(others), nodeIds }
  return { ok: true, label: `make a section of ${nodeIds.length === 1 ? '1 step' : `${nodeIds.length} steps`}`, edits: [{ kind: 'setSections', sections: [...others, section] }], select: nodeIds }
}

/** Takes away the sections that hold any of these steps, or are named themselves; the steps stay. */
export function ungroupSteps(document: JourneyDocument, ids: readonly string[]): Intent {
  const sections = sectionsOf(document)
  const kept = sections.filter(({ id, nodeIds }) => !ids.includes(id) && !nodeIds.some((node) => ids.includes(node)))
  if (kept.length === sections.length) return refused('These steps are in no section.')
  return { ok: true, label: 'take a section apart', edits: [{ kind: 'setSections', sections: kept.length === 0 ? null : kept }] }
}

/** Names tell sections apart, so each is used once. */
export function renameSection(document: JourneyDocument, { id, name }: { readonly id: string; readonly name: string }): Intent {
  const sections = sectionsOf(document)
  const text = name.trim().slice(0, 200)
  if (!sections.some((section) => section.id === id)) return refused(gone)
  if (text === '') return refused('A section needs a name.')
  if (sections.some((section) => section.id !== id && section.name === text)) return refused('Another section is called so.')
  return { ok: true, label: 'rename a section', edits: [{ kind: 'setSections', sections: sections.map((section) => (section.id === id ? { ...section, name: text } : section)) }] }
}

function freeName(sections: readonly Section[]): string {
  const taken = new Set(sections.map(({ name }) => name))
  let number = sections.length + 1
  while (taken.has(`Section ${number}`)) number += 1
  return `Section ${number}`
}
