import { t } from '@sendero/i18n'
import { Badge } from '@sendero/ui'
import { Link } from 'react-router'
import { paths } from '../../../base/paths.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import type { TemplateActions } from '../use-template-actions.ts'
import { TemplateMenu } from './TemplateMenu.tsx'
import { TemplateThumbnail } from './TemplateThumbnail.tsx'
import type { TemplateRow } from './use-template-list.ts'

interface Props { readonly rows: readonly TemplateRow[]; readonly actions: TemplateActions | null }

export function TemplateGrid({ rows, actions }: Props) {
  return (
    <ul className="template-grid" aria-label={t('Templates')}>
      {rows.map((template) => (
        <li key={template.id} className="template-card">
          <TemplateThumbnail template={template} />
          <div className="template-card-words">
            <p className="template-card-name"><Link to={paths.template(template.id)}>{template.name}</Link></p>
            <p className="template-card-subject" title={template.subject}>{template.subject === '' ? t('(no subject)') : template.subject}</p>
            <p className="template-card-meta"><TemplateBadges template={template} /><span className="ui-quiet"><TimeText at={template.updatedAt} show="relative" /></span></p>
          </div>
          {actions === null ? null : <div className="template-card-menu"><TemplateMenu template={template} actions={actions} /></div>}
        </li>
      ))}
    </ul>
  )
}

export function TemplateBadges({ template }: { readonly template: TemplateRow }) {
  return (
    <>
      <Badge tone={template.class === 'marketing' ? 'message' : 'flow'}>{template.class === 'marketing' ? t('Marketing') : t('Transactional')}</Badge>
      {template.errors === 0 ? null : <Badge tone="danger" title={t('Journeys that send it cannot be published')}>{t('{errors, plural, one {# error} other {# errors}}', { errors: template.errors })}</Badge>}
    </>
  )
}
