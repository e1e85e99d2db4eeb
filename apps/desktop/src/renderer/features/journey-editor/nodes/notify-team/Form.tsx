import { Field, TextArea } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'

export function NotifyTeamForm({ config, onChange, showIssues }: FormProps<'notifyTeam'>) {
  const { url, text } = config
  return (
    <div className="ui-stack">
      <TextArea
        label="What to say" rows={4} value={text} maxLength={4000} placeholder="{{ customer.email }} has not ordered for 90 days." error={showIssues && text.trim() === '' ? 'Write what to tell them.' : undefined}
        hint="May contain Liquid, as mails do." onChange={(event) => { onChange({ ...config, text: event.target.value }) }}
      />
      <Field
        label="Where" type="url" value={url} placeholder="https://hooks.slack.com/services/…" spellCheck={false} maxLength={2000} error={showIssues && url === '' ? 'Say where it goes.' : undefined}
        hint={'The incoming webhook of a Slack channel. Anything that takes {"text": "…"} will do.'} onChange={(event) => { onChange({ ...config, url: event.target.value }) }}
      />
    </div>
  )
}
