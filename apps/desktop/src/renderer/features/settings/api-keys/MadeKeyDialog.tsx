import { t } from '@sendero/i18n'
import { Button, CodeBlock, CopyButton, Dialog } from '@sendero/ui'
import type { MadeKey } from './NewKeyDialog.tsx'

/** The secret of a new key, for the only time. */
export function MadeKeyDialog({ made, onClose }: { readonly made: MadeKey; readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('“{name}” is ready', { name: made.name })} description={t('Copy the key now: it is not shown again, and cannot be read back.')} footer={<Button look="primary" onClick={onClose}>{t('I have copied it')}</Button>}>
      <div className="settings-stack">
        <div className="settings-secret"><code>{made.key}</code><CopyButton text={made.key} label={t('Copy API key')} /></div>
        <CodeBlock label={t('Try it')} code={`curl ${location.origin}/api/v1/customers?limit=1 \\\n  -H 'Authorization: Bearer ${made.key}'`} />
      </div>
    </Dialog>
  )
}
