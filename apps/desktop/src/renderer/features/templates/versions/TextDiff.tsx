import { t } from '@sendero/i18n'
import { useMemo, useState } from 'react'
import { diffLines, foldSame } from '../kernels/line-diff.ts'
import type { DiffRow, Line } from '../kernels/line-diff.ts'

/** Two texts side by side, line by line. What is the same is folded away. */
export function TextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const rows = useMemo(() => foldSame(diffLines(before, after)), [before, after])
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  return (
    <div className="template-diff" role="region" aria-label={t('Body')} tabIndex={0}>
      <table>
        <caption className="ui-visually-hidden">{t('Lines of the body, before and after')}</caption>
        {/* The first row may be one cell over all columns, from which no width could be read. */}
        <colgroup><col className="number" /><col /><col className="number" /><col /></colgroup>
        <thead className="ui-visually-hidden"><tr><th scope="col">{t('Line before')}</th><th scope="col">{t('Before')}</th><th scope="col">{t('Line after')}</th><th scope="col">{t('After')}</th></tr></thead>
        <tbody>
          {rows.map((part, index) => {
            if (part.kind === 'row') return <Row key={index} row={part.row} />
            if (opened.has(index)) return part.rows.map((row, inner) => <Row key={`${index} ${inner}`} row={row} />)
            return <tr key={index} className="fold"><td colSpan={4}><button type="button" onClick={() => { setOpened(new Set(opened).add(index)) }}>{t('Show {count} lines that are the same', { count: part.rows.length })}</button></td></tr>
          })}
        </tbody>
      </table>
    </div>
  )
}

const marks = { same: '', changed: 'changed: ', removed: 'removed: ', added: 'added: ' } as const

function Row({ row }: { readonly row: DiffRow }) {
  return (
    <tr className={row.kind}>
      <Side line={row.left} side="left" mark={row.kind === 'added' ? '' : marks[row.kind]} />
      <Side line={row.right} side="right" mark={row.kind === 'removed' ? '' : marks[row.kind]} />
    </tr>
  )
}

function Side({ line, side, mark }: { readonly line: Line | null; readonly side: 'left' | 'right'; readonly mark: string }) {
  return (
    <>
      <td className="number">{line?.number}</td>
      <td className={`text ${side}${line === null ? ' none' : ''}`}>{mark === '' ? null : <span className="ui-visually-hidden">{mark}</span>}{line?.text}</td>
    </>
  )
}
