import { t } from '@sendero/i18n'
import { Button, Card, CopyButton, StatusDot, rich } from '@sendero/ui'
import { TimeText } from '../../../base/TimeText.tsx'
import type { NewSource } from './NewSourceDialog.tsx'
import { SourceSnippets } from './SourceSnippets.tsx'
import type { Source } from './use-sources.ts'

interface Props { readonly source: NewSource; /** As the server knows it by now. */ readonly state: Source | null; readonly onClose: () => void }

/** A source that was just made: its key for the only time, what to paste, and a light that goes on with the first event. */
export function NewSourceCard({ source, state, onClose }: Props) {
  const arrivedAt = state?.lastEventAt ?? null
  return (
    <Card title={t('Connect {name}', { name: source.name })} description={t('The key is shown only now. Whoever has it can send events, and read nothing.')} actions={<Button onClick={onClose}>{t('Done')}</Button>}>
      <div className="settings-stack">
        <div className="settings-secret"><code>{source.writeKey}</code><CopyButton text={source.writeKey} label={t('Copy write key')} /></div>
        <SourceSnippets writeKey={source.writeKey} />
        <div className={arrivedAt === null ? 'settings-waiting' : 'settings-waiting arrived'} role="status">
          {arrivedAt === null ? <StatusDot tone="accent" isLive>{t('Waiting for the first event. It shows up here within a second.')}</StatusDot> : <><StatusDot tone="good"><span>{rich('<b>{event}</b> has arrived', { event: state?.lastEvent, b: (inside) => <strong>{inside}</strong> })}</span></StatusDot><span className="quiet"><TimeText at={arrivedAt} show="exact" /></span></>}
        </div>
      </div>
    </Card>
  )
}
