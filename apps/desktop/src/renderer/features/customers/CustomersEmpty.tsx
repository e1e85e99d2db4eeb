import { Button, ButtonLink, EmptyState } from '@sendero/ui'
import { FileUp, SearchX, Users } from 'lucide-react'
import { paths } from '../../base/paths.ts'

interface Props {
  readonly isFiltered: boolean
  /** More may be found further back. */
  readonly isLooking: boolean
  readonly mayWrite: boolean
  readonly onClear: () => void
  readonly onAdd: () => void
}

export function CustomersEmpty({ isFiltered, isLooking, mayWrite, onClear, onAdd }: Props) {
  if (isFiltered && isLooking) return <EmptyState icon={<SearchX aria-hidden />} title="Nobody among the newest customers">Older ones have not been looked at yet.</EmptyState>
  if (isFiltered) return <EmptyState icon={<SearchX aria-hidden />} title="Nobody fits" action={<Button onClick={onClear}>Show all customers</Button>}>Try the beginning of a user ID or e-mail address, or take a filter away.</EmptyState>
  return (
    <EmptyState
      icon={<Users aria-hidden />} title="No customers yet"
      action={mayWrite ? <><ButtonLink href={paths.importCustomers} look="primary" icon={<FileUp aria-hidden />}>Import CSV</ButtonLink><Button onClick={onAdd}>Add customer</Button></> : undefined}
    >
      Customers are the people your journeys write to. Import them from a file, add one by hand, or send their first event: whoever does something is added by that.
    </EmptyState>
  )
}
