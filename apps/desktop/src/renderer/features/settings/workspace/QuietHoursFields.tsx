import { t } from '@sendero/i18n'
import { Checkbox, TimeField, ToggleButtons } from '@sendero/ui'
import { useState } from 'react'
import { endInWords, newHours, weekdays } from './sending-rules.ts'
import type { QuietHours } from './sending-rules.ts'
import type { RulesProps } from './SendingRules.tsx'

// By the names that are seen: whoever speaks to the page says what it shows.
const days = weekdays.map((label, index) => ({ value: String(index + 1), label }))

/** The hours and days at which marketing mail goes out. Switched off and on again they are as they were. */
export function QuietHoursFields({ draft: { quietHours, timeZone }, isReadOnly, submission, onChange }: RulesProps) {
  const [last, setLast] = useState<QuietHours>(quietHours ?? newHours)
  const set = (next: QuietHours): void => {
    setLast(next)
    onChange({ quietHours: next })
  }
  const words = quietHours === null ? null : endInWords(quietHours)
  return (
    <div className="settings-quiet-hours">
      <Checkbox
        label={t('Keep quiet hours')} checked={quietHours !== null} disabled={isReadOnly} onChange={(isOn) => { onChange({ quietHours: isOn ? last : null }) }}
        hint={t('Outside the hours below a mail waits, and goes out when they begin: by the clock of each person, or by {zone} where theirs is not known.', { zone: timeZone.replaceAll('_', ' ') })}
      />
      {quietHours === null ? null : (
        <div className="settings-hours">
          <TimeField label={t('Send from')} value={quietHours.from} disabled={isReadOnly} error={submission.errorOf('from')} onChange={(from) => { set({ ...quietHours, from }) }} />
          <TimeField label={t('Until')} value={quietHours.to} disabled={isReadOnly} error={submission.errorOf('to')} hint={words?.end} onChange={(to) => { set({ ...quietHours, to }) }} />
          <ToggleButtons label={t('On')} value={quietHours.weekdays.map(String)} options={days} hint={words?.days} disabled={isReadOnly} error={submission.errorOf('weekdays')} onChange={(chosen) => { set({ ...quietHours, weekdays: chosen.map(Number) }) }} />
        </div>
      )}
    </div>
  )
}
