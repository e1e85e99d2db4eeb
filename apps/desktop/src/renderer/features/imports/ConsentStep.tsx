import { t } from '@sendero/i18n'
import { Button, Combobox, Notice, RadioCards } from '@sendero/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { focusFirstFault } from '../../base/focus-first-fault.ts'
import { problemText } from '../../base/http.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { hasEmail, optionsOf } from './import-draft.ts'
import type { ImportDraft } from './import-draft.ts'
import type { UploadedFile } from './uploaded-file.ts'
import { NameField } from './WhoFields.tsx'

interface Props {
  readonly file: UploadedFile
  readonly draft: ImportDraft
  readonly onChange: (draft: ImportDraft) => void
  readonly onBack: () => void
  readonly onStarted: (importId: string) => void
}

export function ConsentStep({ file, draft, onChange, onBack, onStarted }: Props) {
  const start = useStart(file.fileId, draft, onStarted)
  const [wasTried, setTried] = useState(false)
  const missing = draft.kind === 'customers' && draft.consent === null ? t('Say whether these people agreed to receive e-mail.') : undefined
  const submit = (): void => {
    setTried(true)
    if (missing === undefined && draft.name.trim() !== '') start.mutate()
    else focusFirstFault()
  }
  return (
    <form className="imports-step" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {draft.kind === 'customers' ? <Consent draft={draft} error={wasTried ? missing : undefined} onChange={onChange} /> : null}
      <NameField draft={draft} onChange={onChange} />
      {draft.columns.length === 0 ? null : <TimeZone draft={draft} onChange={onChange} />}
      {start.isError ? <Notice tone="problem" title={t('The import could not be started')}><p>{problemText(problemOfCall(start.error) ?? start.error)}</p></Notice> : null}
      <footer className="imports-foot">
        <Button onClick={onBack}>{t('Back')}</Button>
        <Button look="primary" type="submit" icon={<Play aria-hidden />} busyLabel={start.isPending ? t('Starting…') : undefined}>{file.rowEstimate === 0 ? t('Import the file') : t('Import {count, plural, one {# row} other {# rows}}', { count: file.rowEstimate })}</Button>
      </footer>
    </form>
  )
}

function useStart(fileId: string, draft: ImportDraft, onStarted: (importId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => trpc.import.start.mutate({ fileId, options: optionsOf(draft) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['import'] })
      onStarted(id)
    },
  })
}

interface PartProps { readonly draft: ImportDraft; readonly onChange: (draft: ImportDraft) => void }

function Consent({ draft, error, onChange }: PartProps & { readonly error: string | undefined }) {
  return (
    <>
      <RadioCards
        label={t('Did these people agree to receive e-mail from you?')} value={draft.consent} error={error} onChange={(consent) => { onChange({ ...draft, consent }) }}
        options={[
          { value: 'attested', label: t('Yes, and I vouch for it'), description: t('Each of them told you so, and you could show when and how. Your name, the time and the row of the file are kept as the proof, and journeys may send them marketing mail. Whoever has unsubscribed here stays unsubscribed.') },
          { value: 'none', label: t('Not all of them, or I cannot show it'), description: t('They are imported all the same, but journeys send them no marketing mail until they agree. Whoever is subscribed already stays subscribed.') },
        ]}
      />
      {hasEmail(draft) ? null : <Notice tone="info" title={t('No column becomes “email”')}><p>{t('Without an address nobody of this file can be written to. Go back to the columns if one of them holds it.')}</p></Notice>}
    </>
  )
}

function TimeZone({ draft, onChange }: PartProps) {
  const zones = [...new Set(['UTC', draft.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Combobox
      label={t('Time zone of the file')} className="imports-zone" value={draft.timeZone} options={zones.map((value) => ({ value }))} onChange={(timeZone) => { if (timeZone !== null) onChange({ ...draft, timeZone }) }}
      hint={t('For times without an offset, such as 2026-01-31 09:30. Days without a time stay the days they are.')}
    />
  )
}
