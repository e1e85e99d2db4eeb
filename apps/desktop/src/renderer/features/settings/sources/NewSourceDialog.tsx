import { t } from '@sendero/i18n'
import { Button, Dialog, Field } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'

export interface NewSource { readonly id: string; readonly name: string; readonly writeKey: string }

export function NewSourceDialog({ onMade, onClose }: { readonly onMade: (source: NewSource) => void; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const client = useQueryClient()
  const creation = useSubmission()
  const create = (): void => {
    void creation.run(async () => {
      const made = await trpc.writeKeys.create.mutate({ name: name.trim() })
      await client.invalidateQueries({ queryKey: ['writeKeys'] })
      onMade(made)
      onClose()
    })
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('New source')} size="small"
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="settings-new-source" disabled={name.trim() === ''} busyLabel={creation.isBusy ? t('Creating…') : undefined}>{t('Create source')}</Button></>}
    >
      <form id="settings-new-source" onSubmit={(event) => { event.preventDefault(); create() }}>
        <Field label={t('Name')} placeholder={t('Website')} hint={t('What sends the events: Website, iOS app, Backend.')} value={name} maxLength={100} autoFocus error={creation.errorOf('name') ?? creation.message ?? undefined} onChange={(event) => { setName(event.target.value); creation.clear() }} />
      </form>
    </Dialog>
  )
}
