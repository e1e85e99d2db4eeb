import { classNames, IconButton } from '@sendero/ui'
import { ChevronDown, ChevronUp, Maximize } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { countOf } from '../../../base/numbers.ts'
import type { ChangeStop } from '../kernels/compare/change-stops.ts'
import { standingWords, type Standing } from '../people-standing.ts'
import { Mark } from './Mark.tsx'

interface Props {
  readonly stops: readonly ChangeStop[]
  readonly current: string | null
  /** How a step is called. */
  readonly titleOf: (id: string) => string
  /** Who stands in the steps now; empty where neither side is what people are in. */
  readonly standing: Standing
  readonly onChoose: (id: string) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onFit: () => void
}

/** All that differs, place by place, in words; each leads to its place on the canvas. */
export function ChangePanel({ stops, current, titleOf, standing, onChoose, onStep, onFit }: Props) {
  const at = stops.findIndex(({ id }) => id === current)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => { list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }) }, [current])
  return (
    <aside className="journey-compare-panel" aria-label="What differs">
      <header className="journey-compare-panel-head">
        <h2>{stops.length === 0 ? 'No differences' : countOf(stops.length, 'place differs', 'places differ')}</h2>
        <span className="journey-compare-place" role="status">{at < 0 ? '' : `${at + 1} of ${stops.length}`}</span>
        <IconButton label="The change before" shortcut="Shift+F7" size="small" tooltipSide="bottom" icon={<ChevronUp aria-hidden />} disabled={stops.length === 0} onClick={() => { onStep(-1) }} />
        <IconButton label="The next change" shortcut="F7" size="small" tooltipSide="bottom" icon={<ChevronDown aria-hidden />} disabled={stops.length === 0} onClick={() => { onStep(1) }} />
        <IconButton label="Show everything" shortcut="Shift+1" size="small" tooltipSide="bottom" icon={<Maximize aria-hidden />} onClick={onFit} />
      </header>
      {stops.length === 0 ? <p className="journey-publish-none">Nothing that people would notice: places, notes and sections do not count. Texts of templates may have changed.</p> : null}
      <ol ref={list} className="journey-compare-list">
        {stops.map(({ id, mark, texts }) => {
          const people = mark === 'removed' || mark === 'changed' ? standingWords(standing, [id]) : null
          return (
            <li key={id}>
              <button type="button" className={classNames('journey-compare-stop', id === current && 'current')} aria-current={id === current || undefined} onClick={() => { onChoose(id) }}>
                <span className="journey-compare-head"><Mark mark={mark ?? 'way'} /><strong>{titleOf(id)}</strong></span>
                {texts.map((text) => <span key={text} className="journey-compare-text">{text}</span>)}
                {people === null ? null : <span className="journey-compare-text ui-quiet">{people}</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}
