import { t } from '@sendero/i18n'
import type { Column } from '@sendero/ui'
import { TimeText } from '../../../base/TimeText.tsx'
import { TemplateBadges } from './TemplateGrid.tsx'
import type { TemplateRow } from './use-template-list.ts'

export const templateColumns: readonly Column<TemplateRow>[] = [
  { key: 'name', header: t('Name'), width: '26%', cell: ({ name }) => <span className="template-name">{name}</span> },
  { key: 'subject', header: t('Subject'), truncate: true, width: '26%', cell: ({ subject }) => (subject === '' ? <span className="ui-quiet">{t('(no subject)')}</span> : subject) },
  { key: 'kind', header: t('Kind'), cell: (template) => <span className="template-badges"><TemplateBadges template={template} /></span> },
  { key: 'format', header: t('Format'), cell: ({ format }) => (format === 'mjml' ? 'MJML' : 'HTML') },
  { key: 'version', header: t('Version'), align: 'end', cell: ({ version }) => version },
  { key: 'updatedAt', header: t('Last changed'), cell: ({ updatedAt }) => <span className="template-nowrap"><TimeText at={updatedAt} /></span> },
  { key: 'savedBy', header: t('By'), cell: ({ savedByName }) => <span className="template-nowrap">{savedByName ?? '–'}</span> },
]
