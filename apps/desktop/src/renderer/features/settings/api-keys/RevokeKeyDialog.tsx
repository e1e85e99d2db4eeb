import { t } from '@sendero/i18n'
import { ConfirmDialog, useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import type { ApiKey } from './key-columns.tsx'

export function RevokeKeyDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const revoke = async (): Promise<void> => {
    await trpc.keys.revoke.mutate({ id: apiKey.id }).catch((error: unknown) => { throw new Error(problemText(problemOfCall(error) ?? error)) })
    await client.invalidateQueries({ queryKey: ['keys'] })
    toast.show({ tone: 'good', title: t('“{name}” is revoked', { name: apiKey.name }) })
  }
  return <ConfirmDialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Revoke “{name}”?', { name: apiKey.name })} confirmLabel={t('Revoke key')} onConfirm={revoke} description={t('Programs that use it are refused at once. This cannot be undone.')} />
}
