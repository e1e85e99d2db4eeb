import { Button, Notice, SegmentedControl } from '@sendero/ui'
import { ArrowRight } from 'lucide-react'
import { problemText } from '../../base/http.ts'
import { countLabel, countOf } from '../../base/numbers.ts'
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
        <div><strong>{file.name}</strong> <span className="quiet">{file.rowEstimate === 0 ? 'no rows' : `about ${countOf(file.rowEstimate, 'row', 'rows')}`}{file.mapping === null ? ', one call a line' : `, ${countOf(file.mapping.columns.length, 'column', 'columns')}`}</span></div>
        {file.mapping === null ? null : <SegmentedControl label="Each row is" value={draft.kind} options={[{ value: 'customers', label: 'Customers' }, { value: 'events', label: 'Events' }]} onChange={(kind) => { onChange(withWho(draft, { kind })) }} />}
      </div>
      <EarlierNotice file={file} kind={draft.kind} />
      {file.problem === null ? null : <Notice tone="problem" title="The file cannot be read to its end"><p>{file.problem}</p></Notice>}
      {file.mapping === null ? <Lines rows={file.rows} /> : (
        <>
          <WhoFields draft={draft} onChange={onChange} />
          <ColumnTable file={file} draft={draft} problems={problems} found={check.data?.problems ?? []} onChange={onChange} />
        </>
      )}
      {problems.has('') ? <Notice tone="warn" title={problems.get('') ?? ''} /> : null}
      {refusal === null ? null : <Notice tone="problem" title="These choices do not fit the file"><p>{refusal}</p></Notice>}
      {check.data === undefined || !isReady ? null : <Verdict check={check.data} kind={draft.kind} isOld={check.isPlaceholderData} />}
      <footer className="imports-foot">
        <Button onClick={onBack}>Another file</Button>
        <Button look="primary" iconEnd={<ArrowRight aria-hidden />} disabledReason={isReady ? undefined : problems.get('') ?? refusal ?? 'Correct the columns marked above first'} onClick={onNext}>Continue</Button>
      </footer>
    </div>
  )
}

function Verdict({ check, kind, isOld }: { readonly check: ImportCheck; readonly kind: ImportDraft['kind']; readonly isOld: boolean }) {
  const { rows, refused, repeated, fault, sample, problems } = check
  const ofRow = problems.filter(({ trait }) => trait === null)
  return (
    <section className="imports-verdict" aria-busy={isOld || undefined} aria-label="Tried on the first rows">
      <Notice tone={refused === 0 ? 'good' : refused === rows ? 'problem' : 'warn'} title={refused === 0 ? `All of the first ${countOf(rows, 'row', 'rows')} can be imported` : `${countLabel(refused)} of the first ${countOf(rows, 'row', 'rows')} would be refused`}>
        {ofRow.map(({ code, message, firstRow, rows: many }) => <p key={code}>Row {countLabel(firstRow)}: {message}{many > 1 ? ` The same in ${countOf(many - 1, 'other row', 'other rows')}.` : ''}</p>)}
        {kind === 'customers' && repeated > 0 ? <p>{countOf(repeated, 'row is', 'rows are')} about somebody who came before: the later row changes the same customer.</p> : null}
        {fault === null ? null : <p>{fault}</p>}
      </Notice>
      <CheckSample sample={sample} kind={kind} />
    </section>
  )
}

function Lines({ rows }: { readonly rows: UploadedFile['rows'] }) {
  return <pre className="imports-lines" tabIndex={0} aria-label="The first lines of the file">{rows.slice(0, 6).map(([line]) => line).join('\n')}</pre>
}
