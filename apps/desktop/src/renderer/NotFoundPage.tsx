import { t } from '@sendero/i18n'
import { ButtonLink, PageHeader } from '@sendero/ui'
import { paths } from './base/paths.ts'

export function NotFoundPage() {
  return (
    <div className="page">
      <PageHeader title={t('There is no such page')} description={t('The address may be mistyped, or what it showed was removed.')} />
      <ButtonLink href={paths.home}>{t('Go to the start page')}</ButtonLink>
    </div>
  )
}
