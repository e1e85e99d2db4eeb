import { ButtonLink } from '@sendero/ui'
import { ExternalLink, Plus } from 'lucide-react'
import { paths } from '../../../../base/paths.ts'
import { TemplatePicker } from '../../../../pickers/TemplatePicker.tsx'
import type { FormProps } from '../node-view.ts'
import { TemplatePreview } from './TemplatePreview.tsx'

export function EmailForm({ config, onChange, showIssues }: FormProps<'email'>) {
  const { templateId } = config
  return (
    <div className="ui-stack">
      <TemplatePicker
        label="Template" value={templateId === '' ? null : templateId} error={showIssues && templateId === '' ? 'Choose the template to send.' : undefined}
        onChange={(chosen) => { onChange({ templateId: chosen ?? '' }) }}
      />
      {templateId === ''
        ? <ButtonLink href={paths.newTemplate} target="_blank" size="small" look="quiet" icon={<Plus aria-hidden />}>New template</ButtonLink>
        : <><TemplatePreview templateId={templateId} /><ButtonLink href={paths.template(templateId)} target="_blank" size="small" icon={<ExternalLink aria-hidden />}>Edit template</ButtonLink></>}
    </div>
  )
}
