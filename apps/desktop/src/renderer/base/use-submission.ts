import { useCallback, useState } from 'react'
import { focusFirstFault } from './focus-first-fault.ts'
import { problemText } from './http.ts'
import { problemOfCall } from './trpc.ts'

export interface Submission {
  readonly isBusy: boolean
  /** Why it did not work, in words; null while nothing is wrong. */
  readonly message: string | null
  /** What is wrong with one field, by the last part of its path. */
  errorOf(field: string): string | undefined
  /** Runs the work; true when it went well. A second call while one is running does nothing. */
  run(work: () => Promise<unknown>): Promise<boolean>
  clear(): void
}

interface Failure { readonly message: string; readonly fields: Readonly<Record<string, string>> }

/** One form that is sent: busy meanwhile, and afterwards either done or explained, field by field. */
export function useSubmission(): Submission {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
      return true
    } catch (error) {
      setFailure(failureOf(error))
      focusFirstFault()
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  return {
    isBusy, run,
    message: failure?.message ?? null,
    errorOf: (field) => failure?.fields[field],
    clear: useCallback(() => { setFailure(null) }, []),
  }
}

function failureOf(error: unknown): Failure {
  const problem = problemOfCall(error)
  const fields = Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [path.split('.').at(-1) ?? '', message]))
  return { message: problemText(problem ?? error), fields }
}
