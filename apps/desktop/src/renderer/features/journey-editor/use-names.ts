import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { namedIds, nameQuery } from './names-of.ts'
import { useEditor, useEditorState } from './store/editor-context.ts'
import { shownDocument } from './store/shown-document.ts'

/** Loads the names behind the ids of a journey, for cards and searches. One that is gone stays unnamed; the diagnostics say so. */
export function useNames(): void {
  const { store } = useEditor().session
  const ids = useEditorState((state) => namedIds(shownDocument(state)).join(' '))
  const names = useQueries({
    queries: ids.split(' ').filter((id) => id !== '').map(nameQuery),
    combine: (results) => JSON.stringify(results.flatMap(({ data }) => data === undefined ? [] : [[data.id, data.name]])),
  })
  const known = useMemo(() => new Map(JSON.parse(names) as [string, string][]), [names])
  useEffect(() => { store.setState({ names: known }) }, [store, known])
}
