import { useStore as useFlowStore } from '@xyflow/react'
import { useRef, type RefObject, useEffect } from 'react'

const goesFarBelow = 0.33
const comesNearAbove = 0.37
const plusesFrom = 0.6

export type Distance = 'near' | 'middle' | 'far'

/**
 * How far away the canvas is: `far` draws an overview, `middle` leaves buttons away. Coming back needs a little more than
 * going, so that nothing flickers at the border. Buttons keep their size on the screen by a variable.
 */
export function useDistance(frame: RefObject<HTMLDivElement | null>): Distance {
  const wasFar = useRef(false)
  const distance = useFlowStore(({ transform }): Distance => {
    const zoom = transform[2]
    wasFar.current = zoom < (wasFar.current ? comesNearAbove : goesFarBelow)
    return wasFar.current ? 'far' : zoom < plusesFrom ? 'middle' : 'near'
  })
  const zoom = useFlowStore(({ transform }) => Math.round(Math.min(1.67, Math.max(1, 1 / transform[2])) * 50) / 50)
  useEffect(() => { frame.current?.style.setProperty('--journey-unzoom', String(zoom)) }, [frame, zoom])
  return distance
}
