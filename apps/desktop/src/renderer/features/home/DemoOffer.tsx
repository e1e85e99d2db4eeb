import { t } from '@sendero/i18n'
import { Button, Notice } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { trpc } from '../../base/trpc.ts'
import { useSubmission } from '../../base/use-submission.ts'
import type { Demo } from './use-demo.ts'

const words = (demo: Demo): { readonly tone: 'info' | 'warn'; readonly title: string; readonly text: string } => {
  if (demo.state === 'failed') return { tone: 'warn', title: t('Demo data could not be loaded'), text: t('{error} What was loaded was taken back; you can try again.', { error: demo.error ?? '' }) }
  if (demo.state === 'cancelled') return { tone: 'info', title: t('Loading demo data was cancelled'), text: t('What was loaded was taken back: the workspace is empty again.') }
  return { tone: 'info', title: t('Just looking around?'), text: t('Load a coffee shop with 3,000 made-up customers and three months of history. Nothing is mailed to anybody.') }
}

/** Only while the workspace is empty: afterwards real data would be mixed with made-up data. */
export function DemoOffer({ demo }: { readonly demo: Demo }) {
  const client = useQueryClient()
  const loading = useSubmission()
  const load = (): void => { void loading.run(async () => { client.setQueryData(['demo', 'get'], await trpc.demo.load.mutate({})) }) }
  const { tone, title, text } = words(demo)
  return (
    <>
      <Notice tone={tone} title={title} actions={<Button icon={<FlaskConical aria-hidden />} busyLabel={loading.isBusy ? t('Starting…') : undefined} onClick={load}>{t('Load demo data')}</Button>}><p>{text}</p></Notice>
      {loading.message === null ? null : <Notice tone="problem" title={t('Demo data could not be loaded')}><p>{loading.message}</p></Notice>}
    </>
  )
}
