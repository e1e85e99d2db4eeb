import { useCallback } from 'react'
import type { DryStop } from '../kernels/dry-run/dry-run.ts'
import { useNames } from '../publish/use-names.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useDryRun } from './dry-run-store.ts'
import { stopWords, type StopWords } from './stop-words.ts'

const none: ReadonlyMap<string, string> = new Map()
const noArms = {}

export function useStopWords(): (stop: DryStop) => StopWords {
  const document = useEditorState(shownDocument)
  const nameOf = useNames([document])
  const unfinished = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.unfinished : none))
  const arms = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.arms : noArms))
  return useCallback((stop) => stopWords(stop, { document, unfinished, arms, nameOf }), [document, unfinished, arms, nameOf])
}
