import { Select } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../base/trpc.ts'
import { mailSteps } from '../pickers/mail-steps.ts'

interface Props {
  /** Empty while none is chosen. */
  readonly journeyId: string
  readonly value: string | null
  readonly onChange: (nodeId: string | null) => void
  readonly error?: string | undefined
}

const any = ''

/** A step of a journey that sends an e-mail, or any of them. One that was taken out of the draft can still be asked about. */
export function MailStepSelect({ journeyId, value, onChange, error }: Props) {
  const journey = useQuery({ queryKey: ['workflows', 'get', journeyId], enabled: journeyId !== '', retry: false, staleTime: 60_000, queryFn: ({ signal }) => trpc.workflows.get.query({ id: journeyId }, { signal }) })
  const steps = journey.data === undefined ? [] : mailSteps(journey.data.document)
  const known = steps.some(({ id }) => id === value)
  const options = [
    { value: any, label: journey.isLoading ? 'reading its steps …' : 'any step' },
    ...steps.map(({ id, label }) => ({ value: id, label })),
    ...(value === null || known ? [] : [{ value, label: journey.data === undefined ? value : `${value} (not in the draft)` }]),
  ]
  const isWithout = journey.data !== undefined && steps.length === 0
  const trouble = error ?? (journey.isError ? 'Its steps cannot be read now.' : isWithout && value === null ? 'No step of it sends e-mails yet.' : undefined)
  return <Select label="Step" labelHidden size="small" className="rule-step" value={value ?? any} options={options} disabled={journeyId === ''} onChange={(next) => { onChange(next === any ? null : next) }} error={journeyId === '' ? error : trouble} />
}
