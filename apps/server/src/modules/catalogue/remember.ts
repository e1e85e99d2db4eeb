// Somebody who builds a rule asks the same few things many times a minute, and so do all others of the workspace.

const freshMs = 20_000
const mostKept = 500

interface Kept { readonly answer: Promise<unknown>; readonly until: number }
const kept = new WeakMap<object, Map<string, Kept>>()

/** The answer of `work`, or the same one again for some seconds. Failures and empty answers are not kept: what is missing may just have been sent. */
export async function remember<T extends readonly unknown[]>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const answers = kept.get(owner) ?? new Map<string, Kept>()
  kept.set(owner, answers)
  const known = answers.get(key)
  if (known !== undefined && known.until > performance.now()) return known.answer as Promise<T>
  const answer = work()
  const entry: Kept = { answer, until: performance.now() + freshMs }
  answers.delete(key)
  answers.set(key, entry)
  for (const oldest of answers.keys()) {
    if (answers.size <= mostKept) break
    answers.delete(oldest)
  }
  const forget = (): void => { if (answers.get(key) === entry) answers.delete(key) }
  return answer.then((found) => {
    if (found.length === 0) forget()
    return found
  }, (error: unknown) => {
    forget()
    throw error
  })
}
