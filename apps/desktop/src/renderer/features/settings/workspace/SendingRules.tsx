import { t } from '@sendero/i18n'
import { Card } from '@sendero/ui'
import type { Submission } from '../../../base/use-submission.ts'
import { FrequencyCaps } from './FrequencyCaps.tsx'
import { QuietHoursFields } from './QuietHoursFields.tsx'
import type { EditableSettings } from './workspace-settings.ts'

export interface RulesProps { readonly draft: EditableSettings; readonly isReadOnly: boolean; readonly submission: Submission; readonly onChange: (change: Partial<EditableSettings>) => void }

/** How much marketing mail one person gets, and when. */
export function SendingRules(part: RulesProps) {
  return (
    <Card title={t('Sending rules')} description={t('For the marketing mail of journeys. Transactional mail, webhooks and test mails always go out, and do not count.')}>
      <div className="settings-fields">
        <FrequencyCaps {...part} />
        <QuietHoursFields {...part} />
      </div>
    </Card>
  )
}
