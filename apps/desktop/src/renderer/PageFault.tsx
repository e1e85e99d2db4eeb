import { t } from '@sendero/i18n'
import { Button, Notice, PageHeader } from '@sendero/ui'
import { useRouteError } from 'react-router'
import { problemText } from './base/http.ts'

/** Stands where a page broke; the rest of the app stays usable. */
export function PageFault() {
  const error = useRouteError()
  return (
    <div className="page">
      <PageHeader title={t('This page does not work')} description={t('Nothing that was saved is lost. If it happens again after a reload, tell whoever hosts this server what you did.')} />
      <Notice tone="problem" title={t('What went wrong')}><p>{problemText(error)}</p></Notice>
      <Button className="page-fault-reload" look="primary" onClick={() => { location.reload() }}>{t('Reload')}</Button>
    </div>
  )
}
