import { t } from '@sendero/i18n'
import { Button, Dialog, Field } from '@sendero/ui'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import type { JourneyRow } from './use-journey-list.ts'

interface Props {
  readonly journey: JourneyRow
  readonly onRename: (name: string) => Promise<void>
  readonly onClose: () => void
}

export function RenameDialog({ journey, onRename, onClose }: Props) {
  const [name, setName] = useState(journey.name)
  const [problem, setProblem] = useState<string | undefined>()
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setProblem(t('A journey needs a name.'))
    setSaving(true)
    try {
      await onRename(name.trim())
      onClose()
    } catch (error) {
      setProblem(problemText(error))
      setSaving(false)
    }
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Rename journey')} size="small"
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="journeys-rename" busyLabel={isSaving ? t('Renaming…') : undefined}>{t('Rename')}</Button></>}
    >
      <form id="journeys-rename" onSubmit={(event) => { event.preventDefault(); void save() }}>
        <Field label={t('Name')} value={name} maxLength={200} autoFocus error={problem} onFocus={(event) => { event.target.select() }} onChange={(event) => { setName(event.target.value) }} />
      </form>
    </Dialog>
  )
}
