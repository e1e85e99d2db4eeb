import { CodeBlock } from '@sendero/ui'
import { useEditorState } from '../../store/editor-context.ts'

/** There is nothing to set: people arrive when they are sent. */
export function JourneyTrigger() {
  return <p className="ui-quiet journey-form-note">In the other journey, add the step “Start journey” and choose this one there. Publish this one first.</p>
}

export function ApiTrigger() {
  const id = useEditorState(({ journey }) => journey.id)
  return (
    <div className="journey-arriving">
      <p className="ui-quiet journey-form-note">Once it is live, each call lets one person in. The data is at hand in mails, webhooks and splits by event.</p>
      <CodeBlock label="Call" code={`POST /api/v1/workflows/${id}/enter\n{\n  "customer": "anna",\n  "data": { "coupon": "SPRING" }\n}`} />
    </div>
  )
}
