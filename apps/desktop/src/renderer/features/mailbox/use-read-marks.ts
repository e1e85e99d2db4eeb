import { useCallback, useState } from 'react'
import { currentWorkspace } from '../../base/workspace-choice.ts'
import { markAllRead, markRead, readMarksOf } from './kernels/read-marks.ts'
import type { ReadMarks } from './kernels/read-marks.ts'

const storageKey = (): string => `sendero.mailbox-read.${currentWorkspace() ?? ''}`

/** What was read in this browser, and how to say that more was. */
export function useReadMarks(): { readonly marks: ReadMarks; read(id: string): void; readAll(newest: string): void } {
  const [marks, setMarks] = useState(() => readMarksOf(localStorage.getItem(storageKey())))
  const keep = useCallback((change: (before: ReadMarks) => ReadMarks): void => {
    setMarks((before) => {
      const after = change(before)
      if (after !== before) localStorage.setItem(storageKey(), JSON.stringify(after))
      return after
    })
  }, [])
  return {
    marks,
    read: useCallback((id: string) => { keep((before) => markRead(before, id)) }, [keep]),
    readAll: useCallback((newest: string) => { keep((before) => markAllRead(before, newest)) }, [keep]),
  }
}
