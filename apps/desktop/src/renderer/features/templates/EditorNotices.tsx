import { t } from '@sendero/i18n'
import { Button, Notice, rich } from '@sendero/ui'
import { TimeText } from '../../base/TimeText.tsx'
import type { EditedTemplate } from './use-template-draft.ts'

/** What stands between the author and a clean save: somebody else's version, a refusal, text that was restored. */
export function EditorNotices({ edited, onCompare }: { readonly edited: EditedTemplate; readonly onCompare: (version: number) => void }) {
  const { conflict, problem, restoredFrom, isSaving } = edited
  if (conflict !== null) {
    return (
      <Notice
        tone="warn" title={t('{name} saved version {version} while you were editing', { name: conflict.savedByName ?? t('Somebody'), version: String(conflict.version) })}
        actions={<>
          <Button size="small" onClick={() => { onCompare(conflict.version) }}>{t('Compare')}</Button>
          <Button size="small" onClick={() => { void edited.settle('theirs') }}>{t('Use theirs')}</Button>
          <Button size="small" look="primary" onClick={() => { void edited.settle('mine') }} busyLabel={isSaving ? t('Saving…') : undefined}>{t('Save mine as version {version}', { version: conflict.version + 1 })}</Button>
        </>}
      >
        <p>{t('Your text is still here. Nothing of either is lost: every version stays in the list.')}</p>
      </Notice>
    )
  }
  if (problem !== null) return <Notice tone="problem" title={t('It was not saved')}><p>{problem}</p></Notice>
  if (restoredFrom !== null) {
    return (
      <Notice tone="info" title={t('Your unsaved changes are back')} actions={<Button size="small" onClick={edited.discard}>{t('Throw them away')}</Button>}>
        <p>{rich('You left this template without saving them. Last change: {time}.', { time: <TimeText at={restoredFrom} show="relative" /> })}</p>
      </Notice>
    )
  }
  return null
}
