import { useToast } from '@sendero/ui'
import { problemText } from './http.ts'
import { problemOfCall } from './trpc.ts'

/** Does some work; when it cannot be done it says so under this title, with the reason, and gives false. */
export type OrSay = (title: string, work: () => Promise<void>) => Promise<boolean>

export function useOrSay(): OrSay {
  const toast = useToast()
  return async (title, work) => {
    try {
      await work()
      return true
    } catch (error) {
      toast.show({ tone: 'danger', title, description: problemText(problemOfCall(error) ?? error) })
      return false
    }
  }
}
