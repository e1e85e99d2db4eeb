import { countOf } from '../../base/numbers.ts'
import type { DocumentCommand } from './kernels/document/command.ts'

/** People who stand in a step of a published version now, by the id of the step. */
export type Standing = ReadonlyMap<string, number>

/** What becomes of people who stand in steps that a change takes away; null when nobody does. A published version never changes, so nobody is lost. */
export function standingWords(standing: Standing, stepIds: readonly string[]): string | null {
  const people = stepIds.reduce((sum, id) => sum + (standing.get(id) ?? 0), 0)
  if (people === 0) return null
  return `${countOf(people, 'person stands', 'people stand')} there now and ${people === 1 ? 'finishes' : 'finish'} on the version they entered.`
}

/** The steps that a command leaves no more of. */
export const stepsTakenAway = ({ edits }: Pick<DocumentCommand, 'edits'>): string[] => edits.flatMap((edit) => (edit.kind === 'removeNode' ? [edit.id] : []))
