import { Link } from 'react-router'
import { paths } from './base/paths.ts'

export function NotFoundPage() {
  return (
    <div className="page">
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or what it showed was removed.</p>
      <p><Link to={paths.home}>Go to the start page</Link></p>
    </div>
  )
}
