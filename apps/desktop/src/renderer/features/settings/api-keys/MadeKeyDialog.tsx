import { Button, CodeBlock, CopyButton, Dialog } from '@sendero/ui'
import type { MadeKey } from './NewKeyDialog.tsx'

/** The secret of a new key, for the only time. */
export function MadeKeyDialog({ made, onClose }: { readonly made: MadeKey; readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={`“${made.name}” is ready`} description="Copy the key now: it is not shown again, and cannot be read back." footer={<Button look="primary" onClick={onClose}>I have copied it</Button>}>
      <div className="settings-stack">
        <div className="settings-secret"><code>{made.key}</code><CopyButton text={made.key} label="Copy API key" /></div>
        <CodeBlock label="Try it" code={`curl ${location.origin}/api/v1/customers?limit=1 \\\n  -H 'Authorization: Bearer ${made.key}'`} />
      </div>
    </Dialog>
  )
}
