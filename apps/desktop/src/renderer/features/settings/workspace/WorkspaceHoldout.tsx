import { t } from '@sendero/i18n'
import { Card, NumberField } from '@sendero/ui'
import type { RulesProps } from './SendingRules.tsx'

/** The share of people no journey reaches: who they are is decided by chance, once. */
export function WorkspaceHoldout({ draft: { holdoutPercent }, isReadOnly, submission, onChange }: RulesProps) {
  return (
    <Card title={t('Holdout')} description={t('People whom no journey lets in, so that you can see what your journeys bring at all. It is always the same people. A journey everybody must get, such as receipts, can let them in: see its entry.')}>
      <div className="settings-fields">
        <NumberField label={t('Share of people')} unit="%" value={holdoutPercent} min={0} max={100} step={1} disabled={isReadOnly} error={submission.errorOf('holdoutPercent')} hint={holdoutPercent === 0 ? t('Nobody is kept out.') : undefined} onChange={(percent) => { onChange({ holdoutPercent: Math.round((percent ?? 0) * 100) / 100 }) }} />
      </div>
    </Card>
  )
}
