const keyOf = (journeyId: string): string => `sendero.editor.folded.${journeyId}`

/** The sections of a journey that are collapsed for whoever uses this browser: how much one wants to see is no part of the journey. */
export function rememberedFolds(journeyId: string): ReadonlySet<string> {
  return new Set((localStorage.getItem(keyOf(journeyId)) ?? '').split(' ').filter((id) => id !== ''))
}

export function rememberFolds(journeyId: string, folded: ReadonlySet<string>): void {
  if (folded.size === 0) localStorage.removeItem(keyOf(journeyId))
  else localStorage.setItem(keyOf(journeyId), [...folded].join(' '))
}
