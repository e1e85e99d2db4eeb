/** A published version, by its number, or the draft. */
export type Side = number | 'draft'

export interface ComparedSides { readonly before: Side; readonly after: Side }

/** As the address has it: `2..draft`; null for anything else. */
export function readSides(text: string | null): ComparedSides | null {
  const [, before, after] = /^(draft|[1-9]\d{0,8})\.\.(draft|[1-9]\d{0,8})$/.exec(text ?? '') ?? []
  return before === undefined || after === undefined || before === after ? null : { before: sideOf(before), after: sideOf(after) }
}

export const writeSides = ({ before, after }: ComparedSides): string => `${before}..${after}`

export const sideOf = (text: string): Side => (text === 'draft' ? 'draft' : Number(text))

export const sideName = (side: Side): string => (side === 'draft' ? 'Draft' : `Version ${side}`)
