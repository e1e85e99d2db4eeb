import { Button, ErrorState, Notice, Skeleton } from '@sendero/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trophy } from 'lucide-react'
import { problemText } from '../../../base/http.ts'
import { countLabel } from '../../../base/numbers.ts'
import { useMay } from '../../../base/session-context.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { standingWords } from '../kernels/overlay/experiment-words.ts'
import { useEditorState } from '../store/editor-context.ts'

type Experiment = Awaited<ReturnType<typeof trpc.workflows.experiments.query>>['data'][number]

/** How the variants of an experiment do, who has won or how sure that would be, and the way to decide by hand. */
export function ExperimentStanding({ nodeId, entered }: { readonly nodeId: string; readonly entered: number }) {
  const { id } = useEditorState((state) => state.journey)
  const standing = useQuery({ queryKey: ['workflows', 'experiments', id, entered], queryFn: ({ signal }) => trpc.workflows.experiments.query({ id }, { signal }), placeholderData: (before) => before })
  if (standing.isError && standing.data === undefined) return <ErrorState size="small" title="The numbers could not be read" onRetry={() => { void standing.refetch() }}>{problemText(problemOfCall(standing.error) ?? standing.error)}</ErrorState>
  if (standing.data === undefined) return <div aria-busy="true"><Skeleton lines={4} /></div>
  const experiment = standing.data.data.find((each) => each.nodeId === nodeId)
  if (experiment === undefined) return <p className="quiet">It begins when the journey is published.</p>
  return <Standing journeyId={id} experiment={experiment} />
}

function Standing({ journeyId, experiment }: { readonly journeyId: string; readonly experiment: Experiment }) {
  const { write } = useMay()
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (winner: string | null) => trpc.workflows.chooseWinner.mutate({ id: journeyId, nodeId: experiment.nodeId, winner }),
    onSettled: () => client.invalidateQueries({ queryKey: ['workflows', 'experiments', journeyId] }),
  })
  const disabledReason = write ? undefined : 'Your role may only read'
  return (
    <div className="journey-experiment">
      <p>{standingWords(experiment)}</p>
      <table className="journey-experiment-variants">
        <thead><tr><th scope="col">Variant</th><th scope="col">People</th><th scope="col">{metricWords[experiment.metric]}</th><th scope="col"><span className="ui-visually-hidden">Decide</span></th></tr></thead>
        <tbody>
          {experiment.variants.map((variant) => (
            <tr key={variant.id} data-won={variant.id === experiment.winner || undefined}>
              <th scope="row">{variant.id === experiment.winner ? <Trophy aria-label="Winner" /> : null}{variant.name ?? variant.id}</th>
              <td>{countLabel(variant.runs)}</td>
              <td>{rateWords(variant)}</td>
              <td>{variant.id === experiment.winner ? null : <Button size="small" look="quiet" disabledReason={disabledReason} aria-label={`Send everybody to ${variant.name ?? variant.id}`} onClick={() => { choose.mutate(variant.id) }}>Choose</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {experiment.winner === null ? null : <Button size="small" look="quiet" disabledReason={disabledReason} onClick={() => { choose.mutate(null) }}>Go on comparing</Button>}
      {choose.isError ? <Notice tone="problem" title="It could not be decided">{problemText(problemOfCall(choose.error) ?? choose.error)}</Notice> : null}
    </div>
  )
}

const metricWords: Readonly<Record<Experiment['metric'], string>> = { opened: 'Opened', clicked: 'Clicked', converted: 'Converted' }

function rateWords({ runs, rate, interval }: Experiment['variants'][number]): string {
  if (runs === 0 || interval === null) return '–'
  const percent = (share: number): string => (share * 100).toFixed(1)
  return `${percent(rate)}% (${percent(interval[0])}–${percent(interval[1])})`
}
