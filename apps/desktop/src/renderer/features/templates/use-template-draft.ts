import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { problemText } from '../../base/http.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { dropBackup, loadBackup, storeBackup } from './draft-backup.ts'
import type { Backup } from './draft-backup.ts'
import { draftOf, isSameDraft } from './template-draft.ts'
import type { Draft, Template } from './template-draft.ts'

export interface EditedTemplate {
  /** As it is stored: the version the draft was made from. */
  readonly saved: Template
  readonly draft: Draft
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly problem: string | null
  /** Somebody else saved this newer version meanwhile. */
  readonly conflict: Template | null
  /** Since when what was restored from this browser had been unsaved. */
  readonly restoredFrom: string | null
  change(part: Partial<Draft>): void
  /** Resolves with whether it is stored now. */
  save(): Promise<boolean>
  /** Throws away what is not saved. */
  discard(): void
  /** Ends a conflict: `mine` becomes the newest version, or theirs is taken. */
  settle(whose: 'mine' | 'theirs'): Promise<void>
  /** Takes over a newer stored state, such as a new name or a restored version. */
  take(template: Template): void
}

const backupDelayMs = 400

/** One template being edited: nothing typed is lost, and nobody's save is overwritten unseen. */
export function useTemplateDraft(initial: Template): EditedTemplate {
  const queries = useQueryClient()
  const [saved, setSaved] = useState(initial)
  const [backup, setBackup] = useState<Backup | null>(() => usefulBackup(initial))
  const [draft, setDraft] = useState<Draft>(() => backup?.draft ?? draftOf(initial))
  const [basedOn, setBasedOn] = useState(() => backup?.basedOn ?? initial.version)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Template | null>(null)
  const isDirty = !isSameDraft(draft, draftOf(saved))
  useBackup({ templateId: initial.id, draft, basedOn, isDirty })

  const take = useCallback((template: Template): void => {
    setSaved(template)
    setBasedOn(template.version)
    queries.setQueryData(['template', 'get', template.id], template)
    void queries.invalidateQueries({ queryKey: ['template', 'list'] })
    void queries.invalidateQueries({ queryKey: ['template', 'versions', template.id] })
  }, [queries])

  const saveOn = async (version: number): Promise<boolean> => {
    setSaving(true)
    setProblem(null)
    try {
      take(await trpc.template.update.mutate({ id: initial.id, ...draft, basedOn: version }))
      setConflict(null)
      setBackup(null)
      return true
    } catch (error) {
      if (problemOfCall(error)?.code === 'CONFLICT') setConflict(await trpc.template.get.query({ id: initial.id }).catch(() => null))
      else setProblem(problemText(error))
      return false
    } finally {
      setSaving(false)
    }
  }
  const reset = (template: Template): void => {
    take(template)
    setDraft(draftOf(template))
    setConflict(null)
    setBackup(null)
    dropBackup(template.id)
  }

  return {
    saved, draft, isDirty, isSaving, problem, conflict, restoredFrom: isDirty ? backup?.at ?? null : null, take,
    change: (part) => { setDraft((before) => ({ ...before, ...part })) },
    save: () => (isDirty ? saveOn(basedOn) : Promise.resolve(true)),
    discard: () => { reset(saved) },
    async settle(whose) {
      if (conflict === null) return
      if (whose === 'theirs') reset(conflict)
      else await saveOn(conflict.version)
    },
  }
}

/** Null when it says nothing that is not stored. */
function usefulBackup(template: Template): Backup | null {
  const backup = loadBackup(template.id)
  return backup === null || isSameDraft(backup.draft, draftOf(template)) ? null : backup
}

function useBackup({ templateId, draft, basedOn, isDirty }: { readonly templateId: string; readonly draft: Draft; readonly basedOn: number; readonly isDirty: boolean }): void {
  useEffect(() => {
    if (!isDirty) return dropBackup(templateId)
    const timer = setTimeout(() => { storeBackup(templateId, { draft, basedOn, at: new Date().toISOString() }) }, backupDelayMs)
    return () => { clearTimeout(timer) }
  }, [templateId, draft, basedOn, isDirty])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent): void => {
      storeBackup(templateId, { draft, basedOn, at: new Date().toISOString() })
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => { window.removeEventListener('beforeunload', ask) }
  }, [templateId, draft, basedOn, isDirty])
}
