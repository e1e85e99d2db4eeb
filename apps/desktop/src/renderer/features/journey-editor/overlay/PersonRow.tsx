import { Button } from '@sendero/ui'
import { Route } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReading } from './reading.ts'

/** Somebody in a list: who, what about them, and the way to their path on the canvas. */
export function PersonRow({ id, label, children }: { readonly id: string | null; readonly label: string; readonly children: ReactNode }) {
  const { change } = useReading()
  return (
    <li className="journey-person">
      <div className="journey-person-words"><span className="journey-person-label">{label}</span><span className="quiet">{children}</span></div>
      {id === null ? null : <Button size="small" look="quiet" icon={<Route aria-hidden />} aria-label={`Show the path of ${label}`} onClick={() => { change({ person: id }) }}>Path</Button>}
    </li>
  )
}
