import { t } from '@sendero/i18n'
import { EmptyState, PageHeader } from '@sendero/ui'
import { Lock } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { ImportRun } from './ImportRun.tsx'
import { ImportsTable } from './ImportsTable.tsx'
import { ImportWizard } from './ImportWizard.tsx'
import './imports.css'

/** A new import, or, with `?import=imp_…`, one that runs or has ended: its address survives a reload. */
export function ImportPage() {
  const [params, setParams] = useSearchParams()
  const { write } = useMay()
  const importId = params.get('import')
  const open = (id: string | null): void => { setParams(id === null ? {} : { import: id }) }
  return (
    <div className="page imports">
      <PageHeader crumbs={[{ label: t('Customers'), href: paths.customers }]} title={t('Import')} description={importId === null ? t('Customers or events from a CSV file; events also from a file with one call a line (NDJSON).') : undefined} />
      {importId !== null ? <ImportRun key={importId} importId={importId} mayWrite={write} onNew={() => { open(null) }} /> : write
        ? <ImportWizard onOpen={open} />
        : <><EmptyState icon={<Lock aria-hidden />} title={t('Your role may only read')}>{t('Ask an admin or a marketer of this workspace to import for you.')}</EmptyState><ImportsTable onOpen={open} /></>}
    </div>
  )
}
