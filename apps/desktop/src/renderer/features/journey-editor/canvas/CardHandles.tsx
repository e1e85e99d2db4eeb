import { Handle, Position } from '@xyflow/react'

interface Props { readonly hasIn: boolean; readonly hasOut: boolean; readonly isLeftRight: boolean }

/** Where connections start and end; the whole card takes one that is being drawn. */
export function CardHandles({ hasIn, hasOut, isLeftRight }: Props) {
  return (
    <>
      {hasIn ? <Handle id="in" type="target" position={isLeftRight ? Position.Left : Position.Top} className="journey-handle-in" isConnectableStart={false} /> : null}
      {hasOut ? <Handle id="out" type="source" position={isLeftRight ? Position.Right : Position.Bottom} className="journey-handle-out" isConnectableEnd={false} /> : null}
    </>
  )
}
