import { ChannelSelect } from '../ChannelSelect.tsx'
import type { FormProps } from '../node-view.ts'

export function ReachableForm({ config, onChange }: FormProps<'reachable'>) {
  return (
    <div className="ui-stack">
      <ChannelSelect value={config.channel} onChange={(channel) => { onChange({ channel }) }} />
      <p className="journey-form-note">Whether a marketing mail would reach them, at the moment they come here.</p>
      <div className="journey-form-list ui-quiet">
        <span>Not reachable is who</span>
        <ul>
          <li>has no e-mail address,</li>
          <li>has unsubscribed,</li>
          <li>never agreed to marketing mail,</li>
          <li>is suppressed: it bounced, they complained, or somebody blocked them.</li>
        </ul>
      </div>
    </div>
  )
}
