import { ErrorState } from '@sendero/ui'
import { problemText } from '../../base/http.ts'
import { problemOfCall } from '../../base/trpc.ts'

interface Props { readonly title: string; readonly error: unknown; readonly onRetry: () => void; readonly isRetrying: boolean }

/** In place of settings that could not be read. */
export function LoadFailure({ title, error, onRetry, isRetrying }: Props) {
  return <ErrorState title={title} onRetry={onRetry} isRetrying={isRetrying}>{problemText(problemOfCall(error) ?? error)}</ErrorState>
}
