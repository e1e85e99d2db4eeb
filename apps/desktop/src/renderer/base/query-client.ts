import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemOfCall } from './trpc.ts'

// What a user did wrong stays wrong on the second try; a server that restarts does not.
const mayPass = (error: unknown): boolean => {
  const status = problemOfCall(error)?.status ?? 0
  return status === 0 || status === 429 || status >= 500
}

/** `onSignedOut` is called when any answer says that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown): void => { if (problemOfCall(error)?.status === 401) onSignedOut() }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        // Live hints say when something is old; coming back to a tab must not ask for everything again.
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
      mutations: { retry: false },
    },
  })
}
