import { t } from '@sendero/i18n'
import { Button, DurationField, FieldFrame, IconButton, NumberField } from '@sendero/ui'
import { Plus, X } from 'lucide-react'
import { lengthProblem, mostCaps, newCap } from './sending-rules.ts'
import type { FrequencyCap } from './sending-rules.ts'
import type { RulesProps } from './SendingRules.tsx'

/** Rows such as "At most 2 mails within 7 days". All of them hold at once. */
export function FrequencyCaps({ draft: { frequencyCaps }, isReadOnly, submission, onChange }: RulesProps) {
  const change = (caps: readonly FrequencyCap[]): void => { onChange({ frequencyCaps: [...caps] }) }
  return (
    <FieldFrame label={t('Frequency caps')} isGroup error={submission.errorOf('frequencyCaps')} hint={t('Mails of all journeys to one person count together; a mail above a cap is skipped.')}>
      {(control, labelId) => (
        <div className="settings-caps" role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          {frequencyCaps.length === 0 ? <p className="settings-note quiet">{t('No cap: everybody gets every mail.')}</p> : frequencyCaps.map((cap, index) => (
            // Rows have no identity of their own; each field shows what its row holds.
            <CapRow
              key={index} cap={cap} place={frequencyCaps.length === 1 ? '' : ` ${index + 1}`} isReadOnly={isReadOnly} error={submission.errorOf('within') === undefined ? undefined : lengthProblem(cap.within)}
              onChange={(next) => { change(frequencyCaps.with(index, next)) }} onRemove={() => { change(frequencyCaps.toSpliced(index, 1)) }}
            />
          ))}
          {isReadOnly || frequencyCaps.length >= mostCaps ? null : <div><Button size="small" icon={<Plus aria-hidden />} onClick={() => { change([...frequencyCaps, newCap]) }}>{t('Add a cap')}</Button></div>}
        </div>
      )}
    </FieldFrame>
  )
}

interface RowProps { readonly cap: FrequencyCap; readonly place: string; readonly isReadOnly: boolean; readonly error: string | undefined; readonly onChange: (cap: FrequencyCap) => void; readonly onRemove: () => void }

function CapRow({ cap, place, isReadOnly, error, onChange, onRemove }: RowProps) {
  return (
    <div className="settings-cap">
      <span>{t('At most')}</span>
      <NumberField label={t('Cap{place}: mails', { place })} labelHidden value={cap.most} min={1} max={100} disabled={isReadOnly} onChange={(most) => { if (most !== null) onChange({ ...cap, most }) }} />
      <span>{cap.most === 1 ? t('mail within') : t('mails within')}</span>
      <DurationField label={t('Cap{place}: length', { place })} labelHidden value={cap.within} units={['hours', 'days', 'weeks']} disabled={isReadOnly} error={error} onChange={(within) => { onChange({ ...cap, within }) }} />
      {isReadOnly ? null : <IconButton label={t('Remove cap{place}', { place })} icon={<X aria-hidden />} onClick={onRemove} />}
    </div>
  )
}
