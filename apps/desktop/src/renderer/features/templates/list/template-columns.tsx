import type { Column } from '@sendero/ui'
import { TimeText } from '../../../base/TimeText.tsx'
import { TemplateBadges } from './TemplateGrid.tsx'
import type { TemplateRow } from './use-template-list.ts'

export const templateColumns: readonly Column<TemplateRow>[] = [
  { key: 'name', header: 'Name', cell: ({ name }) => <span className="template-name">{name}</span> },
  { key: 'subject', header: 'Subject', truncate: true, width: '34%', cell: ({ subject }) => (subject === '' ? <span className="ui-quiet">(no subject)</span> : subject) },
  { key: 'kind', header: 'Kind', cell: (template) => <span className="ui-row"><TemplateBadges template={template} /></span> },
  { key: 'version', header: 'Version', align: 'end', cell: ({ version, format }) => `${version} · ${format === 'mjml' ? 'MJML' : 'HTML'}` },
  { key: 'updatedAt', header: 'Last changed', cell: ({ updatedAt, savedByName }) => <span><TimeText at={updatedAt} />{savedByName === null ? '' : `, ${savedByName}`}</span> },
]
