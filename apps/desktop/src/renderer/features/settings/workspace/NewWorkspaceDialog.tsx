import { t } from '@sendero/i18n'
import { Button, Checkbox, Dialog, Field, Notice } from '@sendero/ui'
import { useState } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { chooseWorkspace } from '../../../base/workspace-choice.ts'
import { TimeZonePicker } from '../../../pickers/TimeZonePicker.tsx'

export function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(shownTimeZone())
  const [sandbox, setSandbox] = useState(false)
  const creation = useSubmission()
  const create = (): void => {
    void creation.run(async () => {
      const { slug } = await trpc.workspace.create.mutate({ name, timeZone, sandbox })
      chooseWorkspace(slug)
    })
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('New workspace')} size="small" isLocked={creation.isBusy}
      footer={<><Button onClick={onClose} disabled={creation.isBusy}>{t('Cancel')}</Button><Button look="primary" type="submit" form="settings-new-workspace" busyLabel={creation.isBusy ? t('Creating…') : undefined}>{t('Create and open')}</Button></>}
    >
      <form id="settings-new-workspace" className="settings-fields" noValidate onSubmit={(event) => { event.preventDefault(); create() }}>
        <Field label={t('Name')} value={name} maxLength={100} autoFocus error={creation.errorOf('name')} onChange={(event) => { setName(event.target.value); creation.clear() }} />
        <TimeZonePicker value={timeZone} onChange={setTimeZone} error={creation.errorOf('timeZone')} />
        <Checkbox label={t('A sandbox for trying things')} hint={t('Its clock can be moved forward, and everything it sends stays in its own mailbox. It cannot be turned into an ordinary workspace later.')} checked={sandbox} onChange={setSandbox} />
        {creation.message === null || creation.errorOf('name') !== undefined ? null : <Notice tone="problem" title={t('The workspace was not created')}><p>{creation.message}</p></Notice>}
      </form>
    </Dialog>
  )
}
