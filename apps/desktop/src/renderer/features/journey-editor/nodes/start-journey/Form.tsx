import { ButtonLink, DurationField, Switch } from '@sendero/ui'
import { ExternalLink } from 'lucide-react'
import { paths } from '../../../../base/paths.ts'
import { JourneyPicker } from '../../../../pickers/JourneyPicker.tsx'
import { useEditorState } from '../../store/editor-context.ts'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'

export function StartJourneyForm({ config, onChange, showIssues }: FormProps<'startJourney'>) {
  const { journeyId, wait, timeout } = config
  const own = useEditorState(({ journey }) => journey.id)
  return (
    <div className="ui-stack">
      <JourneyPicker
        label="Journey" value={journeyId === '' ? null : journeyId} own={own} error={showIssues && journeyId === '' ? 'Choose the journey they go into.' : undefined}
        hint="One whose entry is “Another journey”. Its own rules say whether they may enter again." onChange={(id) => { onChange({ ...config, journeyId: id ?? '' }) }}
      />
      {journeyId === '' ? null : <ButtonLink href={paths.journey(journeyId)} target="_blank" size="small" icon={<ExternalLink aria-hidden />}>Open it</ButtonLink>}
      <Switch label="Wait until they are through it" hint={wait ? undefined : 'They go on here at once, and are in both journeys.'} checked={wait} onChange={(isWaiting) => { onChange({ ...config, wait: isWaiting }) }} />
      {wait ? <DurationField label="At most" value={timeout} units={waitUnits} hint="Then people go on by the other way." error={showIssues && timeout === '' ? 'Say how long to wait at most.' : undefined} onChange={(length) => { onChange({ ...config, timeout: length }) }} /> : null}
    </div>
  )
}
