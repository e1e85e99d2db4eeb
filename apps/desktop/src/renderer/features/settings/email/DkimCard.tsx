import { t } from '@sendero/i18n'
import { Badge, Button, Card, CodeBlock, ConfirmDialog, Field, Notice } from '@sendero/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { LoadFailure } from '../LoadFailure.tsx'

type Dkim = Awaited<ReturnType<typeof trpc.dkim.get.query>>

/** The signature by which receivers know that a mail is yours. */
export function DkimCard({ fromEmail }: { readonly fromEmail: string }) {
  const dkim = useQuery({ queryKey: ['dkim', 'get'], queryFn: ({ signal }) => trpc.dkim.get.query({}, { signal }) })
  const key = dkim.data?.key ?? null
  return (
    <Card title={<>{t('Signature (DKIM)')} {key === null ? null : <Badge tone="info">{t('signing')}</Badge>}</>} description={t('Mails are signed with a key of your domain, so that receivers can tell that they are yours. Not needed where your provider signs already; most do.')}>
      {dkim.isError ? <LoadFailure title={t('The key could not be read')} error={dkim.error} onRetry={() => { void dkim.refetch() }} isRetrying={dkim.isFetching} />
        : dkim.data === undefined ? null : key === null ? <NewKeyForm fromEmail={fromEmail} /> : <PresentKey dkim={key} fromEmail={fromEmail} />}
    </Card>
  )
}

function NewKeyForm({ fromEmail }: { readonly fromEmail: string }) {
  const [domain, setDomain] = useState(domainOf(fromEmail))
  const [selector, setSelector] = useState('sendero')
  const client = useQueryClient()
  const making = useSubmission()
  const make = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void making.run(async () => { client.setQueryData(['dkim', 'get'], await trpc.dkim.set.mutate({ domain: domain.trim(), selector: selector.trim() })) })
  }
  return (
    <form className="settings-fields" noValidate onSubmit={make}>
      <div className="settings-fields two">
        <Field label={t('Domain')} value={domain} placeholder="example.com" spellCheck={false} hint={t('That of your from address.')} error={making.errorOf('domain')} onChange={(event) => { setDomain(event.target.value); making.clear() }} />
        <Field label={t('Selector')} value={selector} spellCheck={false} hint={t('Tells keys of the same domain apart.')} error={making.errorOf('selector')} onChange={(event) => { setSelector(event.target.value); making.clear() }} />
      </div>
      {making.message === null || making.errorOf('domain') !== undefined || making.errorOf('selector') !== undefined ? null : <Notice tone="problem" title={t('No key was made')}><p>{making.message}</p></Notice>}
      <div className="settings-actions"><Button type="submit" disabled={domain.trim() === ''} busyLabel={making.isBusy ? t('Making a key…') : undefined}>{t('Make a key')}</Button></div>
    </form>
  )
}

const domainOf = (email: string): string => email.split('@')[1] ?? ''

function PresentKey({ dkim, fromEmail }: { readonly dkim: NonNullable<Dkim['key']>; readonly fromEmail: string }) {
  const [isClearing, setClearing] = useState(false)
  const client = useQueryClient()
  const isAligned = fromEmail === '' || domainOf(fromEmail).endsWith(dkim.domain)
  const clear = async (): Promise<void> => { client.setQueryData(['dkim', 'get'], await trpc.dkim.clear.mutate({}).catch((error: unknown) => { throw new Error(problemText(problemOfCall(error) ?? error)) })) }
  return (
    <div className="settings-stack">
      {isAligned ? null : <Notice tone="warn" title={t('The signature is of another domain than the from address')}><p>{t('Mails come from {fromEmail}, and are signed for {domain}: receivers give nothing for that.', { fromEmail, domain: dkim.domain })}</p></Notice>}
      <p className="settings-note">{t('Publish this record in the DNS of {domain}:', { domain: dkim.domain })}</p>
      <CodeBlock label={t('Name of the TXT record')} code={dkim.record.name} />
      <CodeBlock label={t('Value of the TXT record')} code={dkim.record.value} />
      <DnsCheck onForget={() => { setClearing(true) }} />
      <ConfirmDialog open={isClearing} onOpenChange={setClearing} title={t('Forget the key?')} confirmLabel={t('Forget key')} onConfirm={clear} description={t('Mails are no longer signed here. Take the record out of the DNS as well. A new key needs a new record.')} />
    </div>
  )
}

const states = {
  published: { tone: 'good', title: t('The record is published'), text: t('Receivers can verify your mails.') },
  different: { tone: 'warn', title: t('Another record stands there'), text: t('Put the value above in its place.') },
  missing: { tone: 'warn', title: t('The record was not found'), text: t('It can take up to an hour until a new record is seen everywhere.') },
  unreachable: { tone: 'warn', title: t('No name server answered'), text: t('This server may not be allowed to ask the DNS. Mails are signed all the same.') },
} as const

function DnsCheck({ onForget }: { readonly onForget: () => void }) {
  const [state, setState] = useState<keyof typeof states | null>(null)
  const checking = useSubmission()
  const check = (): void => { void checking.run(async () => { setState((await trpc.dkim.check.mutate({})).state) }) }
  return (
    <>
      {checking.message === null ? null : <Notice tone="problem" title={t('The DNS could not be asked')}><p>{checking.message}</p></Notice>}
      {state === null ? null : <Notice tone={states[state].tone} title={states[state].title}><p>{states[state].text}</p></Notice>}
      <div className="settings-actions">
        <Button busyLabel={checking.isBusy ? t('Looking…') : undefined} onClick={check}>{t('Check the DNS')}</Button>
        <Button look="quiet" className="end" onClick={onForget}>{t('Forget key…')}</Button>
      </div>
    </>
  )
}
