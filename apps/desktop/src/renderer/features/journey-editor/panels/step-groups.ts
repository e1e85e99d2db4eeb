export const stepGroups = ['message', 'wait', 'decide', 'data', 'flow'] as const
export type StepGroup = typeof stepGroups[number]

export const groupNames: Readonly<Record<StepGroup, string>> = { message: 'Message', wait: 'Wait', decide: 'Decide', data: 'Data', flow: 'Flow' }

const storageKey = 'sendero.editor.palette.closed'

/** The groups that were closed in the palette of this machine. */
export function closedGroups(): readonly StepGroup[] {
  const stored = localStorage.getItem(storageKey)?.split(',') ?? []
  return stepGroups.filter((group) => stored.includes(group))
}

export function rememberClosed(closed: readonly StepGroup[]): readonly StepGroup[] {
  localStorage.setItem(storageKey, closed.join(','))
  return closed
}
