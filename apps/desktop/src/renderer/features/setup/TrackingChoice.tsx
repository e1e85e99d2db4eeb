import { useId } from 'react'

const choices = [
  { value: 'all', label: 'Yes, for everybody' },
  { value: 'consent', label: 'Only for people who agreed to it' },
  { value: 'off', label: 'No' },
] as const

/** Whether opens and clicks are tracked: a legal question in some countries, so it is asked and explained. */
export function TrackingChoice() {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>Track opens and clicks in e-mail?</label>
      <select id={id} name="tracking" defaultValue="all" aria-describedby={`${id}-hint`}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
      <p id={`${id}-hint`} className="hint">In some countries, France for one, open tracking needs the consent of each person.</p>
    </div>
  )
}
