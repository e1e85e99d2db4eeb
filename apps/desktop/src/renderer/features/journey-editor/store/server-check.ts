import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { trpc } from '../../../base/trpc.ts'

export interface ServerCheck {
  /** Asks for what only the server knows, once nothing else stands in the way and editing has paused. */
  look(document: JourneyDocument, known: readonly Diagnostic[]): void
  stop(): void
}

const pauseMs = 1200

export function createServerCheck(onDiagnostics: (diagnostics: readonly Diagnostic[]) => void): ServerCheck {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | null = null
  const ask = async (document: JourneyDocument, known: readonly Diagnostic[]): Promise<void> => {
    asked = new AbortController()
    const { signal } = asked
    const answer = await trpc.workflows.validateDocument.query({ document: { ...document } }, { signal }).catch(() => null)
    if (answer === null || signal.aborted) return
    const said = new Set(known.map(keyOf))
    onDiagnostics(answer.diagnostics.filter((diagnostic) => !said.has(keyOf(diagnostic))))
  }
  return {
    look: (document, known) => {
      clearTimeout(timer)
      asked?.abort()
      // The server looks at templates and addresses only in a document that compiles.
      if (known.some(({ severity }) => severity === 'error')) onDiagnostics([])
      else timer = setTimeout(() => { void ask(document, known) }, pauseMs)
    },
    stop: () => { clearTimeout(timer); asked?.abort() },
  }
}

const keyOf = ({ code, nodeId, message }: Diagnostic): string => `${code} ${nodeId ?? ''} ${message}`
