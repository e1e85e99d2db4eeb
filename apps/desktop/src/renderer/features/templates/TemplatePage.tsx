import { t } from '@sendero/i18n'
import { ErrorState, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { TemplateEditor } from './TemplateEditor.tsx'
import './templates.css'

/** One template in its editor. */
export function TemplatePage() {
  const { id = '' } = useParams()
  // The editor keeps what it was given: an answer that comes later must not change the text under the hands of its author.
  const template = useQuery({ queryKey: ['template', 'get', id], queryFn: ({ signal }) => trpc.template.get.query({ id }, { signal }), staleTime: 0, refetchOnMount: 'always', refetchOnReconnect: false })
  if (template.data !== undefined && !(template.isFetching && template.isRefetching)) return <TemplateEditor key={template.data.id} template={template.data} />
  if (template.isError) {
    const isGone = problemOfCall(template.error)?.status === 404
    return <div className="page"><ErrorState title={isGone ? t('There is no such template') : t('The template cannot be shown')} {...(isGone ? {} : { onRetry: () => { void template.refetch() } })}>{problemText(problemOfCall(template.error) ?? template.error)}</ErrorState></div>
  }
  return <div className="page" aria-busy="true"><Skeleton lines={8} height="16px" /></div>
}
