import { t } from '@sendero/i18n'
import { Button, Dialog, Field } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'

export function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const [isSaving, setSaving] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const save = async (): Promise<void> => {
    if (name.trim() === '') { setError(t('Give it a name.')); return }
    setSaving(true)
    try {
      const { id } = await trpc.list.create.mutate({ name })
      await client.invalidateQueries({ queryKey: ['list'] })
      void navigate(paths.list(id))
    } catch (problem) {
      setError(problemText(problemOfCall(problem) ?? problem))
      setSaving(false)
    }
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('New list')}
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="lists-new" busyLabel={isSaving ? t('Creating…') : undefined}>{t('Create list')}</Button></>}
    >
      <form id="lists-new" noValidate onSubmit={(event) => { event.preventDefault(); void save() }}>
        <Field label={t('Name')} value={name} autoFocus autoComplete="off" maxLength={200} error={error} hint={t('Such as “Trade fair 2026” or “Beta testers”.')} onChange={(event) => { setName(event.target.value); setError(undefined) }} />
      </form>
    </Dialog>
  )
}
