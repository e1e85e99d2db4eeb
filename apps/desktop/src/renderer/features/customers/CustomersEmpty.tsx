import { t } from '@sendero/i18n'
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
  if (isFiltered && isLooking) return <EmptyState icon={<SearchX aria-hidden />} title={t('Nobody among the newest customers')}>{t('Older ones have not been looked at yet.')}</EmptyState>
  if (isFiltered) return <EmptyState icon={<SearchX aria-hidden />} title={t('Nobody fits')} action={<Button onClick={onClear}>{t('Show all customers')}</Button>}>{t('Try the beginning of a user ID or e-mail address, or take a filter away.')}</EmptyState>
  return (
    <EmptyState
      icon={<Users aria-hidden />} title={t('No customers yet')}
      action={mayWrite ? <><ButtonLink href={paths.importCustomers} look="primary" icon={<FileUp aria-hidden />}>{t('Import CSV')}</ButtonLink><Button onClick={onAdd}>{t('Add customer')}</Button></> : undefined}
    >{t('Customers are the people your journeys write to. Import them from a file, add one by hand, or send their first event: whoever does something is added by that.')}</EmptyState>
  )
}
