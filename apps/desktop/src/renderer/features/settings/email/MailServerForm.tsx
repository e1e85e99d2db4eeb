import { t } from '@sendero/i18n'
import { Button, Card, ConfirmDialog, Field, FieldFrame, Notice, NumberField, SegmentedControl, Select, useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { mailPresets, presetOf } from './mail-presets.ts'
import { blankPassword, draftOf, inputOf } from './server-draft.ts'
import type { ServerDraft } from './server-draft.ts'
import type { SmtpSettings } from './smtp-settings.ts'

const presetOptions = [{ value: 'custom', label: t('Another server') }, ...mailPresets.map(({ key, label }) => ({ value: key, label }))]
/** Those that say themselves what is wrong with them. */
const fields = ['host', 'port', 'security', 'user', 'password', 'fromName', 'fromEmail'] as const
const securityOptions = [{ value: 'starttls', label: 'STARTTLS' }, { value: 'tls', label: 'TLS' }, { value: 'none', label: t('Not required') }] as const

/** The mail server of this workspace. The password goes in and never comes out. */
export function MailServerForm({ saved }: { readonly saved: SmtpSettings }) {
  const [draft, setDraft] = useState(() => draftOf(saved))
  const [isClearing, setClearing] = useState(false)
  const client = useQueryClient()
  const toast = useToast()
  const saving = useSubmission()
  const change = (part: Partial<ServerDraft>): void => { setDraft({ ...draft, ...part }); saving.clear() }
  const store = (settings: SmtpSettings): void => {
    client.setQueryData(['smtp', 'get'], settings)
    void client.invalidateQueries({ queryKey: ['workspace'] })
  }
  const save = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void saving.run(async () => {
      store(await trpc.smtp.set.mutate(inputOf(draft)))
      toast.show({ tone: 'good', title: t('The mail server is set'), description: t('Send a test mail to see whether it works.') })
    })
  }
  const clear = async (): Promise<void> => { store(await trpc.smtp.clear.mutate({}).catch((error: unknown) => { throw new Error(problemText(problemOfCall(error) ?? error)) })) }
  return (
    <Card title={t('Mail server')} description={t('The SMTP server of your provider. It is used for everything this workspace sends.')}>
      <form className="settings-fields" noValidate onSubmit={save}>
        <Server draft={draft} errorOf={saving.errorOf} onChange={change} />
        <Credentials draft={draft} saved={saved} errorOf={saving.errorOf} onChange={change} />
        {saving.message === null || fields.some((field) => saving.errorOf(field) !== undefined) ? null : <Notice tone="problem" title={t('The mail server was not set')}><p>{saving.message}</p></Notice>}
        <div className="settings-actions">
          <Button type="submit" look="primary" disabled={draft.host.trim() === ''} busyLabel={saving.isBusy ? t('Saving…') : undefined}>{t('Save mail server')}</Button>
          {saved.server === null ? null : <Button look="quiet" className="end" onClick={() => { setClearing(true) }}>{t('Forget server…')}</Button>}
        </div>
      </form>
      <ConfirmDialog open={isClearing} onOpenChange={setClearing} title={t('Forget the mail server?')} confirmLabel={t('Forget server')} onConfirm={clear} description={t('Its password is deleted. From the next mail on, e-mail takes the way it took before: the server of this installation, or the mailbox.')} />
    </Card>
  )
}

interface PartProps { readonly draft: ServerDraft; readonly errorOf: (field: string) => string | undefined; readonly onChange: (change: Partial<ServerDraft>) => void }

function Server({ draft, errorOf, onChange }: PartProps) {
  const preset = presetOf(draft.host)
  const choose = (key: string): void => {
    const chosen = mailPresets.find((each) => each.key === key)
    onChange(chosen === undefined ? { host: '' } : { host: chosen.host, port: chosen.port, security: chosen.security })
  }
  return (
    <>
      <Select label={t('Provider')} value={preset?.key ?? 'custom'} options={presetOptions} hint={preset?.hint} onChange={choose} />
      <div className="settings-fields server">
        <Field label={t('Host')} value={draft.host} placeholder="smtp.example.com" spellCheck={false} autoComplete="off" error={errorOf('host')} onChange={(event) => { onChange({ host: event.target.value }) }} />
        <NumberField label={t('Port')} value={draft.port} min={1} max={65_535} error={errorOf('port')} onChange={(port) => { onChange({ port: port ?? 587 }) }} />
      </div>
      <FieldFrame label={t('Encryption')} isGroup error={errorOf('security')} hint={draft.security === 'none' ? t('Encrypted only if the server offers it. For catch-alls in your own network.') : draft.security === 'tls' ? t('Encrypted from the first byte. Usually port 465.') : t('Encrypted before anything is said. Usually port 587.')}>
        {() => <div><SegmentedControl label={t('Encryption')} value={draft.security} options={securityOptions} onChange={(security) => { onChange({ security }) }} /></div>}
      </FieldFrame>
    </>
  )
}

function Credentials({ draft, saved, errorOf, onChange }: PartProps & { readonly saved: SmtpSettings }) {
  const keeps = saved.server?.hasPassword === true && draft.password === blankPassword
  return (
    <div className="settings-fields two">
      <Field label={t('User name')} optional value={draft.user} spellCheck={false} autoComplete="off" error={errorOf('user')} onChange={(event) => { onChange({ user: event.target.value }) }} />
      <Field label={t('Password')} type="password" value={draft.password} autoComplete="new-password" placeholder={keeps ? t('Stays as it is') : undefined} hint={keeps ? t('Type a new one to change it.') : undefined} error={errorOf('password')} onChange={(event) => { onChange({ password: event.target.value }) }} />
      <Field label={t('From name')} value={draft.fromName} maxLength={100} error={errorOf('fromName')} onChange={(event) => { onChange({ fromName: event.target.value }) }} />
      <Field label={t('From address')} type="email" value={draft.fromEmail} placeholder="hello@example.com" hint={t('Your provider must allow it.')} error={errorOf('fromEmail')} onChange={(event) => { onChange({ fromEmail: event.target.value }) }} />
    </div>
  )
}
