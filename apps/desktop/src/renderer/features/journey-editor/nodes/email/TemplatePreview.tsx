import { ErrorState, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemText } from '../../../../base/http.ts'
import { trpc } from '../../../../base/trpc.ts'

/** The mail as somebody made up would get it. Its HTML is shown without scripts, without our origin, without forms. */
export function TemplatePreview({ templateId }: { readonly templateId: string }) {
  const preview = useQuery({ queryKey: ['template', 'render', templateId], queryFn: ({ signal }) => trpc.template.render.query({ id: templateId }, { signal }) })
  if (preview.isPending) return <div className="journey-preview" aria-busy="true"><Skeleton lines={3} /></div>
  if (preview.isError) return <ErrorState size="small" title="The preview cannot be shown" onRetry={() => { void preview.refetch() }}>{problemText(preview.error)}</ErrorState>
  const { subject, from, html } = preview.data
  return (
    <figure className="journey-preview">
      <figcaption>
        <span className="journey-preview-subject ui-truncate">{subject === '' ? 'No subject' : subject}</span>
        <span className="ui-quiet ui-truncate">{from.name === '' ? from.email : `${from.name} <${from.email}>`}</span>
      </figcaption>
      <div className="journey-preview-frame"><iframe title={`Preview of the mail: ${subject}`} sandbox="" srcDoc={html} tabIndex={-1} /></div>
    </figure>
  )
}
