import { ButtonLink, PageHeader } from '@sendero/ui'
import { paths } from './base/paths.ts'

export function NotFoundPage() {
  return (
    <div className="page">
      <PageHeader title="There is no such page" description="The address may be mistyped, or what it showed was removed." />
      <ButtonLink href={paths.home}>Go to the start page</ButtonLink>
    </div>
  )
}
