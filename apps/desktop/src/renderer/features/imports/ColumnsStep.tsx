import { t } from '@sendero/i18n'
import { Button, Notice, SegmentedControl } from '@sendero/ui'
import { ArrowRight } from 'lucide-react'
import { problemText } from '../../base/http.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { CheckSample } from './CheckSample.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { columnProblems, withWho } from './import-draft.ts'
import type { ImportDraft } from './import-draft.ts'
import { useImportCheck } from './use-import-check.ts'
import type { ImportCheck } from './use-import-check.ts'
import type { UploadedFile } from './uploaded-file.ts'
import { EarlierNotice } from './EarlierNotice.tsx'
import { WhoFields } from './WhoFields.tsx'

interface Props {
  readonly file: UploadedFile
  readonly draft: ImportDraft
  readonly onChange: (draft: ImportDraft) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** What becomes of the columns, tried on real rows while one chooses. */
export function ColumnsStep({ file, draft, onChange, onBack, onNext }: Props) {
  const check = useImportCheck(file.fileId, draft)
  const problems = columnProblems(draft)
  const refusal = check.isError ? problemText(problemOfCall(check.error) ?? check.error) : null
  const isReady = problems.size === 0 && refusal === null
  return (
    <div className="imports-step">
      <div className="imports-what">
        <div><strong>{file.name}</strong> <span className="quiet">{file.rowEstimate === 0 ? t('no rows') : t('about {count, plural, one {# row} other {# rows}}', { count: file.rowEstimate })}{file.mapping === null ? t(', one call a line') : t(', {count, plural, one {# column} other {# columns}}', { count: file.mapping.columns.length })}</span></div>
        {file.mapping === null ? null : <SegmentedControl label={t('Each row is')} value={draft.kind} options={[{ value: 'customers', label: t('Customers') }, { value: 'events', label: t('Events') }]} onChange={(kind) => { onChange(withWho(draft, { kind })) }} />}
      </div>
      <EarlierNotice file={file} kind={draft.kind} />
      {file.problem === null ? null : <Notice tone="problem" title={t('The file cannot be read to its end')}><p>{file.problem}</p></Notice>}
      {file.mapping === null ? <Lines rows={file.rows} /> : (
        <>
          <WhoFields draft={draft} onChange={onChange} />
          <ColumnTable file={file} draft={draft} problems={problems} found={check.data?.problems ?? []} onChange={onChange} />
        </>
      )}
      {problems.has('') ? <Notice tone="warn" title={problems.get('') ?? ''} /> : null}
      {refusal === null ? null : <Notice tone="problem" title={t('These choices do not fit the file')}><p>{refusal}</p></Notice>}
      {check.data === undefined || !isReady ? null : <Verdict check={check.data} kind={draft.kind} isOld={check.isPlaceholderData} />}
      <footer className="imports-foot">
        <Button onClick={onBack}>{t('Another file')}</Button>
        <Button look="primary" iconEnd={<ArrowRight aria-hidden />} disabledReason={isReady ? undefined : problems.get('') ?? refusal ?? t('Correct the columns marked above first')} onClick={onNext}>{t('Continue')}</Button>
      </footer>
    </div>
  )
}

function Verdict({ check, kind, isOld }: { readonly check: ImportCheck; readonly kind: ImportDraft['kind']; readonly isOld: boolean }) {
  const { rows, refused, repeated, fault, sample, problems } = check
  const ofRow = problems.filter(({ trait }) => trait === null)
  return (
    <section className="imports-verdict" aria-busy={isOld || undefined} aria-label={t('Tried on the first rows')}>
      <Notice tone={refused === 0 ? 'good' : refused === rows ? 'problem' : 'warn'} title={refused === 0 ? t('All of the first {count, plural, one {# row} other {# rows}} can be imported', { count: rows }) : t('{refused, number} of the first {count, plural, one {# row} other {# rows}} would be refused', { refused, count: rows })}>
        {ofRow.map(({ code, message, firstRow, rows: many }) => <p key={code}>{many > 1 ? t('Row {firstRow, number}: {message} The same in {count, plural, one {# other row} other {# other rows}}.', { firstRow, message, count: many - 1 }) : t('Row {firstRow, number}: {message}', { firstRow, message })}</p>)}
        {kind === 'customers' && repeated > 0 ? <p>{t('{count, plural, one {# row is} other {# rows are}} about somebody who came before: the later row changes the same customer.', { count: repeated })}</p> : null}
        {fault === null ? null : <p>{fault}</p>}
      </Notice>
      <CheckSample sample={sample} kind={kind} />
    </section>
  )
}

function Lines({ rows }: { readonly rows: UploadedFile['rows'] }) {
  return <pre className="imports-lines" tabIndex={0} aria-label={t('The first lines of the file')}>{rows.slice(0, 6).map(([line]) => line).join('\n')}</pre>
}
