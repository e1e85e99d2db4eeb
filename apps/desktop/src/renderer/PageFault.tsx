import { Button, Notice } from '@sendero/ui'
import { useRouteError } from 'react-router'
import { problemText } from './base/http.ts'

/** Stands where a page broke; the rest of the app stays usable. */
export function PageFault() {
  const error = useRouteError()
  return (
    <div className="page">
      <Notice tone="problem" title="This page does not work">
        <p>{problemText(error)}</p>
        <p>Nothing that was saved is lost. If it happens again after a reload, tell whoever hosts this server what you did.</p>
      </Notice>
      <Button look="primary" onClick={() => { location.reload() }}>Reload</Button>
    </div>
  )
}
