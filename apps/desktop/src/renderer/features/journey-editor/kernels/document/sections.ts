import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Section } from './edit.ts'

const none: readonly Section[] = []

export const sectionsOf = ({ canvas }: JourneyDocument): readonly Section[] => canvas.sections ?? none

/** The section a step is in; undefined for one that is in none. */
export const sectionOf = (document: JourneyDocument, id: string): Section | undefined => sectionsOf(document).find(({ nodeIds }) => nodeIds.includes(id))

/** All sections without some steps, and without those that would be left empty; null when that changes none. */
export function sectionsWithout(document: JourneyDocument, gone: ReadonlySet<string>): Section[] | null {
  const sections = sectionsOf(document)
  if (!sections.some(({ nodeIds }) => nodeIds.some((id) => gone.has(id)))) return null
  return sections.flatMap((section) => {
    const nodeIds = section.nodeIds.filter((id) => !gone.has(id))
    return nodeIds.length === 0 ? [] : [{ ...section, nodeIds }]
  })
}
