import type { Column } from '@sendero/ui'
import { TimeText } from '../../../base/TimeText.tsx'
import { TemplateBadges } from './TemplateGrid.tsx'
import type { TemplateRow } from './use-template-list.ts'

export const templateColumns: readonly Column<TemplateRow>[] = [
  { key: 'name', header: 'Name', width: '26%', cell: ({ name }) => <span className="template-name">{name}</span> },
  { key: 'subject', header: 'Subject', truncate: true, width: '26%', cell: ({ subject }) => (subject === '' ? <span className="ui-quiet">(no subject)</span> : subject) },
  { key: 'kind', header: 'Kind', cell: (template) => <span className="template-badges"><TemplateBadges template={template} /></span> },
  { key: 'format', header: 'Format', cell: ({ format }) => (format === 'mjml' ? 'MJML' : 'HTML') },
  { key: 'version', header: 'Version', align: 'end', cell: ({ version }) => version },
  { key: 'updatedAt', header: 'Last changed', cell: ({ updatedAt }) => <span className="template-nowrap"><TimeText at={updatedAt} /></span> },
  { key: 'savedBy', header: 'By', cell: ({ savedByName }) => <span className="template-nowrap">{savedByName ?? '–'}</span> },
]
