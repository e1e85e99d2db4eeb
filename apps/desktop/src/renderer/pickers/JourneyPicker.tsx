import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (journeyId: string | null) => void
  /** The journey that asks: it cannot be chosen. */
  readonly own?: string
  /** Any journey will do; without it, those come first that other journeys can send people to. */
  readonly isAnyFine?: boolean
}

type Row = Awaited<ReturnType<typeof trpc.workflows.list.query>>['data'][number]

const statusWords = { draft: t('Draft'), live: t('Live'), paused: t('Paused'), stopped: t('Stopped') } as const

/** A journey, first of all one that can take in people another one sends. One that is gone says so. */
export function JourneyPicker({ value, onChange, own, isAnyFine = false, placeholder = t('Choose a journey'), error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['workflows', 'get', value], enabled: value !== null, staleTime: 60_000, queryFn: ({ signal }) => trpc.workflows.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['workflows', 'list', { q, limit: 50 }], (signal) => trpc.workflows.list.query({ limit: 50, ...(q === '' ? {} : { q }) }, { signal }))
    // Those that take people in come first, all others after them, each with the reason.
    const shown = isAnyFine ? data : [...data].sort((a, b) => Number(takesIn(b)) - Number(takesIn(a)))
    return shown.map((journey) => ({ value: journey.id, label: journey.name, description: isAnyFine ? statusWords[journey.status] : describe(journey), disabledReason: journey.id === own ? t('It cannot start itself.') : undefined }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? t('A journey that is gone') : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? t('This journey is gone. Choose another one.') : undefined)} emptyText={t('No journey matches.')}
    />
  )
}

const takesIn = ({ trigger }: Row): boolean => trigger?.kind === 'journey'

function describe(journey: Row): string {
  return takesIn(journey) ? statusWords[journey.status] : t('{status} · its entry is not “Another journey”', { status: statusWords[journey.status] })
}
