import { t } from '@sendero/i18n'
import { ConfirmDialog, Skeleton, useToast } from '@sendero/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { countLabel } from '../base/numbers.ts'
import { instantLabel } from '../base/time.ts'
import { problemOfCall, trpc } from '../base/trpc.ts'
import { impactWords } from './impact-words.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import { changeStatus, usualChoices } from './journey-status.ts'
import type { StatusAction, StatusChoices, StatusImpact } from './journey-status.ts'
import './journey-status.css'

interface Props {
  readonly journey: { readonly id: string; readonly name: string }
  /** Null: closed. */
  readonly action: StatusAction | null
  readonly onClose: () => void
}

const words: Readonly<Record<StatusAction, { readonly question: (name: string) => string; readonly confirm: string; readonly done: (name: string) => string }>> = {
  pause: { question: (name) => t('Pause “{name}”?', { name }), confirm: t('Pause journey'), done: (name) => t('“{name}” is paused', { name }) },
  open: { question: (name) => t('Open the entry of “{name}” again?', { name }), confirm: t('Open the entry'), done: (name) => t('“{name}” lets people in again', { name }) },
  resume: { question: (name) => t('Resume “{name}”?', { name }), confirm: t('Resume journey'), done: (name) => t('“{name}” is live again', { name }) },
  stop: { question: (name) => t('Stop “{name}” for everybody?', { name }), confirm: t('Stop journey'), done: (name) => t('“{name}” is stopped', { name }) },
}

const mostNodes = 6

/** Asks before a journey is paused, resumed or stopped, with what that does to the people in it, in numbers of this moment. */
export function StatusDialog({ journey, action, onClose }: Props) {
  const client = useQueryClient()
  const [choices, setChoices] = useState(usualChoices)
  const toast = useToast()
  const impact = useQuery({
    queryKey: ['workflows', 'impact', journey.id, action], enabled: action !== null, staleTime: 0, gcTime: 0,
    queryFn: ({ signal }) => trpc.workflows.impact.query({ id: journey.id, action: action === null || action === 'open' ? 'pause' : action }, { signal }),
  })
  if (action === null) return null
  const isClosing = action === 'pause' && choices.whom === 'entry'
  const confirm = async (): Promise<void> => {
    await changeStatus(journey.id, action, choices).catch((error: unknown) => { throw problemOfCall(error) ?? error })
    await client.invalidateQueries({ queryKey: ['workflows'] })
    toast.show({ tone: 'good', title: isClosing ? t('Nobody enters “{name}” any more', { name: journey.name }) : words[action].done(journey.name) })
  }
  return (
    <ConfirmDialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={words[action].question(journey.name)} description={<Consequences action={action} impact={impact.data} problem={impact.error} choices={choices} />}
      confirmLabel={isClosing ? t('Close the entry') : words[action].confirm} tone={action === 'stop' ? 'danger' : 'primary'} onConfirm={confirm}
    >
      {impact.data === undefined ? null : <ChoiceFields action={action} impact={impact.data} choices={choices} onChange={setChoices} />}
    </ConfirmDialog>
  )
}

interface ConsequencesProps { readonly action: StatusAction; readonly impact: StatusImpact | undefined; readonly problem: unknown; readonly choices: StatusChoices }

function Consequences({ action, impact, problem, choices }: ConsequencesProps) {
  if (problem !== null) return <p>{t('What it does to the people in it cannot be told at the moment: {reason}', { reason: problemOfCall(problem)?.message ?? t('the server does not answer.') })}</p>
  if (impact === undefined) return <div aria-busy="true"><Skeleton lines={3} /></div>
  return (
    <div className="journey-status-impact">
      <ul>{impactWords(action, impact, choices).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      {impact.nodes.length === 0 ? null : <Standing impact={impact} />}
      {action === 'pause' && choices.whom === 'everybody' && impact.nextDueAt !== null ? <p>{t('Next, somebody’s time comes on {nextDueAt}.', { nextDueAt: instantLabel(impact.nextDueAt) })}</p> : null}
    </div>
  )
}

/** Where the people are that this is about. */
function Standing({ impact: { nodes } }: { readonly impact: StatusImpact }) {
  const rest = nodes.slice(mostNodes).reduce((sum, { people }) => sum + people, 0)
  return (
    <table className="journey-status-nodes">
      <caption>{t('Where they stand now')}</caption>
      <tbody>
        {nodes.slice(0, mostNodes).map(({ nodeId, label, people }) => <tr key={nodeId}><td>{label}</td><td>{countLabel(people)}</td></tr>)}
        {rest === 0 ? null : <tr><td>{t('Elsewhere')}</td><td>{countLabel(rest)}</td></tr>}
      </tbody>
    </table>
  )
}
