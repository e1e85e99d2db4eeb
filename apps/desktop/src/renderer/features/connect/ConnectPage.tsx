import { t } from '@sendero/i18n'
import { Button, Card, Field, Notice, RadioCards } from '@sendero/ui'
import { Laptop, Server } from 'lucide-react'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { Brand } from '../../base/Brand.tsx'
import { problemText } from '../../base/http.ts'
import type { Connection, ConnectionState } from '../../base/native.ts'

interface Props {
  readonly state: ConnectionState
  readonly choose: (connection: Connection) => Promise<ConnectionState>
}

/** Desktop only: which server this app works with. Shown until one is connected, and again when it is lost. */
export function ConnectPage({ state, choose }: Props) {
  const failed = state.kind === 'failed' ? state : null
  const [kind, setKind] = useState<Connection['kind']>(failed?.connection.kind ?? 'embedded')
  const [url, setUrl] = useState(failed?.connection.kind === 'server' ? failed.connection.url : '')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const connect = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setRefusal(null)
    setBusy(true)
    choose(kind === 'embedded' ? { kind } : { kind, url: withScheme(url) })
      .catch((error: unknown) => { setRefusal(problemText(error).includes('refused') ? t('Enter an address such as https://sendero.example.com. Without https only this computer can be reached.') : problemText(error)) })
      .finally(() => { setBusy(false) })
  }
  const isStarting = isBusy || state.kind === 'starting'
  return (
    <main className="narrow">
      <Brand />
      <h1>{t('Where does your Sendero run?')}</h1>
      {failed === null ? null : <Notice tone="problem" title={t('Not connected')}><p>{failed.reason}</p></Notice>}
      <Card>
        <form onSubmit={connect}>
          <RadioCards
            label={t('Server')}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'embedded', label: t('On this computer'), description: t('Everything stays here. Good for trying it out and for building journeys.'), icon: <Laptop aria-hidden /> },
              { value: 'server', label: t('On a shared server'), description: t('Work with your team on a server that somebody hosts.'), icon: <Server aria-hidden /> },
            ]}
          />
          {kind === 'server' ? <Field label={t('Address of the server')} placeholder="https://sendero.example.com" value={url} onChange={(event) => { setUrl(event.currentTarget.value) }} error={refusal ?? undefined} required autoFocus /> : null}
          <Button type="submit" look="primary" busyLabel={isStarting ? (kind === 'embedded' ? t('Starting the server…') : t('Connecting…')) : undefined}>{kind === 'embedded' ? t('Start here') : t('Connect')}</Button>
        </form>
      </Card>
    </main>
  )
}

/** People type addresses without their scheme. */
const withScheme = (text: string): string => (/^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`)
