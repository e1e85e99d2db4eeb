import { t } from '@sendero/i18n'
import { DataTable } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel } from '../../base/numbers.ts'
import type { ImportKind } from './import-draft.ts'
import type { ImportCheck } from './use-import-check.ts'

type Sample = ImportCheck['sample'][number]

const mostColumns = 6

/** The first rows as they would be stored. */
export function CheckSample({ sample, kind }: { readonly sample: readonly Sample[]; readonly kind: ImportKind }) {
  const names = [...new Set(sample.flatMap(({ values }) => Object.keys(values)))]
  const columns: readonly Column<Sample>[] = [
    { key: 'row', header: t('Row'), width: '52px', cell: ({ row }) => countLabel(row) },
    ...(kind === 'events' ? [{ key: 'event', header: t('Event'), truncate: true, cell: ({ event }: Sample) => event }] : []),
    { key: 'userId', header: t('User ID'), width: '15%', truncate: true, cell: ({ userId }) => <span title={userId ?? ''}>{userId}</span> },
    ...names.slice(0, mostColumns).map((name): Column<Sample> => ({ key: `value ${name}`, header: name, ...(name === 'email' ? { width: '22%' } : {}), truncate: true, cell: ({ values }) => <Value value={values[name]} /> })),
    ...(names.length > mostColumns ? [{ key: 'more', header: t('and {value} more', { value: String(names.length - mostColumns) }), width: '90px', cell: () => <span className="quiet">…</span> }] : []),
  ]
  return <div><h2 className="imports-sample-title">{t('As they will be stored')}</h2><DataTable label={t('The first rows as they will be stored')} columns={columns} rows={sample} rowKey={({ row }) => String(row)} empty={<p className="imports-nothing quiet">{t('None of the first rows can be stored.')}</p>} /></div>
}

function Value({ value }: { readonly value: unknown }) {
  if (value === undefined) return <span className="quiet">–</span>
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return <span title={text} className={typeof value === 'number' ? 'imports-number' : undefined}>{text}</span>
}
