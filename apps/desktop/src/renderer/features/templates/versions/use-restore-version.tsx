import { t } from '@sendero/i18n'
import { ConfirmDialog, useToast } from '@sendero/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { draftOf } from '../template-draft.ts'
import type { Draft } from '../template-draft.ts'
import type { EditedTemplate } from '../use-template-draft.ts'

interface Asked { readonly version: number; readonly onDone: () => void }

/** Makes the content of an old version the newest one. What is not saved would go: then it asks first. */
export function useRestoreVersion(edited: EditedTemplate): { ask(version: number, onDone: () => void): void; readonly dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const toast = useToast()
  const put = async (content: Draft): Promise<void> => {
    const template = await trpc.template.update.mutate({ id: edited.saved.id, ...content })
    edited.take(template)
    edited.change(draftOf(template))
  }
  const restore = async ({ version, onDone }: Asked): Promise<void> => {
    const before = draftOf(edited.saved)
    await put(draftOf(await trpc.template.get.query({ id: edited.saved.id, version })))
    onDone()
    toast.show({ tone: 'good', title: t('Version {version} is the newest again', { version }), action: { label: t('Undo'), onAction: () => { void put(before) } } })
  }
  return {
    ask: (version, onDone) => { setAsked({ version, onDone }) },
    dialog: asked === null ? null : (
      <ConfirmDialog
        open tone="primary" title={t('Restore version {version}?', { version: asked.version })} confirmLabel={t('Restore version {version}', { version: asked.version })} onOpenChange={(open) => { if (!open) setAsked(null) }}
        description={edited.isDirty ? t('Its content becomes a new version. What you changed and did not save is thrown away.') : t('Its content becomes a new version; the present one stays in the list.')}
        onConfirm={() => restore(asked)}
      />
    ),
  }
}
