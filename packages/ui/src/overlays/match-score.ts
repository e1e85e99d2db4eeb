/**
 * How well something called `label`, also known as `others`, fits what was typed: 0 when it does not. Every word typed must begin a word
 * of its names. Letters in between are not skipped: "cart" is no way to write "start".
 */
export function matchScore(search: string, label: string, others: readonly string[] = []): number {
  const typed = wordsOf(search)
  if (typed.length === 0) return 1
  const called = wordsOf(label)
  const known = others.flatMap(wordsOf)
  const scores = typed.map((word): number => (startsOne(called, word) ? (called[0]?.startsWith(word) === true ? 1 : 0.8) : startsOne(known, word) ? 0.4 : 0))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

const startsOne = (words: readonly string[], start: string): boolean => words.some((word) => word.startsWith(start))

/** Without accents and capitals. "E-mail" can be found by "email", "e-mail" and "mail". */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const joined = plain.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '')
  return joined.flatMap((word) => (word.includes('-') ? [word, word.replaceAll('-', ''), ...word.split('-')] : [word])).filter((word) => word !== '' && word !== '-')
}
