import { classNames } from '@sendero/ui'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { roundedPath } from '../canvas/rounded-path.ts'
import type { CompareEdge } from './compare-elements.ts'
import { Mark } from './Mark.tsx'

const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` })

/** A way of either document: a removed one is dashed, an added one bold. What the steps do not say already, it says itself. */
export const CompareWay = memo(function CompareWay({ id, data }: EdgeProps<CompareEdge>) {
  if (data === undefined) return null
  const { route, way: { mark }, label, isTold } = data
  return (
    <>
      <BaseEdge id={id} path={roundedPath(route.points)} interactionWidth={0} markerEnd={mark === null ? 'url(#compare-arrow)' : undefined} className={classNames('journey-edge', 'journey-compared-way', mark, route.isBack && 'back')} />
      <EdgeLabelRenderer>
        {route.label === null || label === '' ? null : <div className="journey-edge-label" style={at(route.label)} title={label}>{label}</div>}
        {isTold && mark !== null ? <div className="journey-compared-told" style={at(route.plus)}><Mark mark={mark} /></div> : null}
      </EdgeLabelRenderer>
    </>
  )
})
