import { t } from '@sendero/i18n'
import { Button, Card, Field, Notice, RadioCards, TextArea, useToast } from '@sendero/ui'
import type { RadioCard } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useMay, useSession } from '../../../base/session-context.ts'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { TimeZonePicker } from '../../../pickers/TimeZonePicker.tsx'
import { SendingRules } from './SendingRules.tsx'
import type { RulesProps } from './SendingRules.tsx'
import { WorkspaceHoldout } from './WorkspaceHoldout.tsx'
import { changedSettings, editable } from './workspace-settings.ts'
import type { EditableSettings, WorkspaceSettings } from './workspace-settings.ts'

const trackingChoices: readonly RadioCard<EditableSettings['tracking']>[] = [
  { value: 'all', label: t('Everybody'), description: t('Opens and clicks of all mails are recorded.') },
  { value: 'consent', label: t('Only with consent'), description: t('Only for customers whose trait trackingConsent is true.') },
  { value: 'off', label: t('Nobody'), description: t('No tracking image, no tracked links, also in mails sent before.') },
]
const consentChoices: readonly RadioCard<EditableSettings['sdkConsent']>[] = [
  { value: 'identify', label: t('Everybody your shop or app identifies'), description: t('Whoever is first seen through the tracking API is subscribed to e-mail. Right where people agree when they sign up.') },
  { value: 'explicit', label: t('Only who agreed'), description: t('People can be mailed once an import or a call says that they agreed.') },
]

/** Those that say themselves what is wrong with them, parts of the rules included. */
const fields = ['name', 'timeZone', 'postalAddress', 'fromName', 'fromEmail', 'tracking', 'sdkConsent', 'frequencyCaps', 'within', 'from', 'to', 'weekdays'] as const

export function WorkspaceForm({ saved }: { readonly saved: WorkspaceSettings }) {
  const { administer } = useMay()
  const { reload } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const [draft, setDraft] = useState(editable(saved))
  const submission = useSubmission()
  const changes = changedSettings(editable(saved), draft)
  const isChanged = Object.keys(changes).length > 0
  const save = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const isSaved = await submission.run(async () => {
      client.setQueryData(['workspace', 'get'], await trpc.workspace.update.mutate(changes))
      await client.invalidateQueries({ queryKey: ['workspace'] })
    })
    if (!isSaved) return
    toast.show({ tone: 'good', title: t('Saved') })
    if (changes.name !== undefined) reload()
  }
  const part: RulesProps = { draft, submission, isReadOnly: !administer, onChange: (change) => { setDraft({ ...draft, ...change }); submission.clear() } }
  return (
    <form className="settings-form" noValidate onSubmit={(event) => { void save(event) }}>
      {administer ? null : <Notice tone="info" title={t('Only admins change these settings')} />}
      <Identity {...part} />
      <Sender {...part} />
      <Consent {...part} />
      <SendingRules {...part} />
      <WorkspaceHoldout {...part} />
      {submission.message === null || fields.some((field) => submission.errorOf(field) !== undefined) ? null : <Notice tone="problem" title={t('The settings were not saved')}><p>{submission.message}</p></Notice>}
      {isChanged ? (
        <div className="settings-bar" role="status">
          <span>{t('There are changes that are not saved.')}</span>
          <Button look="quiet" disabled={submission.isBusy} onClick={() => { setDraft(editable(saved)); submission.clear() }}>{t('Undo changes')}</Button>
          <Button type="submit" look="primary" busyLabel={submission.isBusy ? t('Saving…') : undefined}>{t('Save changes')}</Button>
        </div>
      ) : null}
    </form>
  )
}

function Identity({ draft, isReadOnly, submission, onChange }: RulesProps) {
  return (
    <Card title={t('Workspace')} description={t('One shop or brand: its customers, journeys and mails.')}>
      <div className="settings-fields">
        <Field label={t('Name')} value={draft.name} maxLength={100} disabled={isReadOnly} error={submission.errorOf('name')} onChange={(event) => { onChange({ name: event.target.value }) }} />
        <TimeZonePicker value={draft.timeZone} disabled={isReadOnly} error={submission.errorOf('timeZone')} hint={t('Waits and schedules go by this clock for people whose own is not known. All dates of the app are shown in it.')} onChange={(timeZone) => { onChange({ timeZone }) }} />
        <TextArea
          label={t('Postal address')} optional rows={2} maxLength={500} value={draft.postalAddress} disabled={isReadOnly} error={submission.errorOf('postalAddress')}
          hint={t('Added below every marketing e-mail, because the law wants it there. Where mail leaves through a mail server, journeys with such mails cannot be published without it.')} onChange={(event) => { onChange({ postalAddress: event.target.value }) }}
        />
      </div>
    </Card>
  )
}

function Sender({ draft, isReadOnly, submission, onChange }: RulesProps) {
  return (
    <Card title={t('Sender')} description={t('Whom mails come from when their template says nothing else.')}>
      <div className="settings-fields two">
        <Field label={t('From name')} value={draft.fromName} maxLength={100} placeholder={draft.name} disabled={isReadOnly} error={submission.errorOf('fromName')} onChange={(event) => { onChange({ fromName: event.target.value }) }} />
        <Field label={t('From address')} type="email" value={draft.fromEmail} placeholder="hello@example.com" disabled={isReadOnly} error={submission.errorOf('fromEmail')} onChange={(event) => { onChange({ fromEmail: event.target.value }) }} />
      </div>
    </Card>
  )
}

function Consent({ draft, isReadOnly, submission, onChange }: RulesProps) {
  const locked = <Value extends string>(choices: readonly RadioCard<Value>[], value: Value): readonly RadioCard<Value>[] => (isReadOnly ? choices.filter((choice) => choice.value === value) : choices)
  return (
    <Card title={t('Consent')}>
      <div className="settings-fields">
        <RadioCards label={t('Whose opens and clicks are tracked')} columns={isReadOnly ? 1 : 3} value={draft.tracking} options={locked(trackingChoices, draft.tracking)} error={submission.errorOf('tracking')} hint={t('In some countries open tracking needs the consent of each person.')} onChange={(tracking) => { if (!isReadOnly) onChange({ tracking }) }} />
        <RadioCards label={t('Who may be mailed without further ado')} columns={isReadOnly ? 1 : 2} value={draft.sdkConsent} options={locked(consentChoices, draft.sdkConsent)} error={submission.errorOf('sdkConsent')} onChange={(sdkConsent) => { if (!isReadOnly) onChange({ sdkConsent }) }} />
      </div>
    </Card>
  )
}
