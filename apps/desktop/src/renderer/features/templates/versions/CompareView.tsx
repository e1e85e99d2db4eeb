import { t } from '@sendero/i18n'
import { Button, ErrorState, Spinner } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { problemText } from '../../../base/http.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { trpc } from '../../../base/trpc.ts'
import { draftOf, fieldsInWords, isSameDraft } from '../template-draft.ts'
import type { Draft } from '../template-draft.ts'
import { TextDiff } from './TextDiff.tsx'

interface Props {
  readonly templateId: string
  readonly version: number
  /** What is in the editor. */
  readonly draft: Draft
  readonly onBack: () => void
  readonly onRestore: (() => void) | null
}

/** A saved version on the left, what is in the editor on the right. */
export function CompareView({ templateId, version, draft, onBack, onRestore }: Props) {
  const old = useQuery({ queryKey: ['template', 'get', templateId, version], queryFn: ({ signal }) => trpc.template.get.query({ id: templateId, version }, { signal }), staleTime: Infinity })
  return (
    <section className="template-compare" aria-label={t('Version {version} and the editor', { version })}>
      <header>
        <Button size="small" icon={<ArrowLeft aria-hidden />} onClick={onBack}>{t('Back to the editor')}</Button>
        {old.data === undefined ? null : <p><strong>{t('Version {version}', { version })}</strong> <span className="ui-quiet"><TimeText at={old.data.savedAt} /> · {old.data.savedByName ?? t('somebody who is gone')}</span></p>}
        <p><strong>{t('In the editor')}</strong></p>
        {onRestore === null ? null : <Button size="small" onClick={onRestore} disabled={old.data === undefined}>{t('Restore version {version}', { version })}</Button>}
      </header>
      {old.isPending ? <div className="template-preview-none" aria-busy="true"><Spinner /></div> : null}
      {old.isError ? <ErrorState title={t('The version cannot be shown')} onRetry={() => { void old.refetch() }}>{problemText(old.error)}</ErrorState> : null}
      {old.data === undefined ? null : <Differences before={draftOf(old.data)} after={draft} />}
    </section>
  )
}

function Differences({ before, after }: { readonly before: Draft; readonly after: Draft }) {
  const newFields = fieldsInWords(after)
  const changed = fieldsInWords(before).flatMap(({ name, value }, index) => (newFields[index]?.value === value ? [] : [{ name, before: value, after: newFields[index]?.value ?? '' }]))
  if (isSameDraft(before, after)) return <p className="template-preview-none">{t('They are the same.')}</p>
  return (
    <div className="template-differences">
      {changed.map((field) => (
        <dl key={field.name}>
          <dt>{field.name}</dt>
          <dd className="removed">{field.before === '' ? '(empty)' : field.before}</dd>
          <dd className="added">{field.after === '' ? '(empty)' : field.after}</dd>
        </dl>
      ))}
      {before.body === after.body ? <p className="ui-quiet">{t('The body is the same.')}</p> : <TextDiff before={before.body} after={after.body} />}
    </div>
  )
}
