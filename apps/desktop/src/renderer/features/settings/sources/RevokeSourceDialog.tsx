import { t } from '@sendero/i18n'
import { ConfirmDialog, useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import type { Source } from './use-sources.ts'

export function RevokeSourceDialog({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const revoke = async (): Promise<void> => {
    await trpc.writeKeys.revoke.mutate({ id: source.id }).catch((error: unknown) => { throw new Error(problemText(problemOfCall(error) ?? error)) })
    await client.invalidateQueries({ queryKey: ['writeKeys'] })
    toast.show({ tone: 'good', title: t('The key of “{name}” is revoked', { name: source.name }) })
  }
  return (
    <ConfirmDialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Revoke the key of “{name}”?', { name: source.name })} confirmLabel={t('Revoke key')} onConfirm={revoke}
      description={t('Events sent with it are refused from now on, within a few seconds. Those that arrived stay. This cannot be undone.')}
    />
  )
}
