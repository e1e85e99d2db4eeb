import { Notice, Stat } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { countLabel } from '../../../base/numbers.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'

export type Reach = Awaited<ReturnType<typeof trpc.workflows.reach.query>>

/** Whom the draft would concern. Asked once it is saved, because the server counts what it has. */
export function useReach(journeyId: string, isSaved: boolean, revision: number) {
  return useQuery({ queryKey: ['workflows', 'reach', journeyId, revision], enabled: isSaved, staleTime: 60_000, queryFn: ({ signal }) => trpc.workflows.reach.query({ id: journeyId }, { signal }) })
}

interface Props {
  readonly reach: ReturnType<typeof useReach>
  readonly hasMail: boolean
  /** Who is counted as those it may concern. */
  readonly peopleLabel: string
}

export function ReachFigures({ reach: { data, error, isPending }, hasMail, peopleLabel }: Props) {
  if (error !== null) return <Notice tone="warn" title="How many people this concerns cannot be told now">{problemOfCall(error)?.message}</Notice>
  if (data !== undefined && data.people === null) return <p className="journey-publish-none">{data.basis}</p>
  const figure = (count: number | null | undefined): string => (count == null ? '–' : `${data?.isEstimate === true ? 'about ' : ''}${countLabel(count)}`)
  return (
    <div className="journey-publish-reach">
      <div className="journey-publish-figures">
        <Stat label={peopleLabel} value={countLabel(data?.people ?? 0)} isLoading={isPending} />
        {hasMail ? <Stat label="Can get marketing mail" value={figure(data?.mailable)} isLoading={isPending} /> : null}
        <Stat label="In the journey now" value={figure(data?.inJourney)} isLoading={isPending} />
        <Stat label="Were in it before" value={figure(data?.enteredBefore)} isLoading={isPending} />
      </div>
      {data === undefined ? null : <p className="journey-publish-basis">{data.basis}</p>}
    </div>
  )
}
