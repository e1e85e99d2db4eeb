import { Avatar, IconButton, Link, Notice, Select, Skeleton } from '@sendero/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { useLive } from '../../../base/live.ts'
import { paths } from '../../../base/paths.ts'
import { instantLabel } from '../../../base/time.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { usePaced } from '../../../base/use-paced.ts'
import { customerLabel } from '../../../pickers/customer-label.ts'
import { messageExcuses } from '../kernels/overlay/message-excuses.ts'
import { personPath } from '../kernels/overlay/person-path.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { Decisions } from './Decisions.tsx'
import { useReading } from './reading.ts'
import { runState, runWords } from './run-words.ts'
import { WhyNot } from './WhyNot.tsx'
import './overlay.css'

type Trace = Awaited<ReturnType<typeof trpc.workflows.trace.query>>

/** One person's way: lit on the canvas, told decision by decision beside it, and why they did not come where they did not. */
export function PersonPath({ customerId }: { readonly customerId: string }) {
  const { id } = useEditorState((state) => state.journey)
  const { change } = useReading()
  const trace = useTrace(id, customerId)
  const customer = useQuery({ queryKey: ['customer', 'get', customerId], queryFn: ({ signal }) => trpc.customer.get.query({ id: customerId }, { signal }) })
  const email = customer.data?.traits['email']
  const label = customer.data === undefined ? 'Path of one person' : customerLabel(customer.data)
  return (
    <aside className="journey-panel" aria-label={`Path of ${label}`}>
      <header className="journey-panel-head">
        <Avatar name={label} isDecorative />
        <div className="journey-panel-words"><h2>{label}</h2><span className="ui-quiet">{typeof email === 'string' && email !== label ? `${email} · ` : ''}<Link href={paths.customer(customerId)}>Profile</Link></span></div>
        <IconButton label="Close the path" size="small" icon={<X aria-hidden />} onClick={() => { change({ person: null }) }} />
      </header>
      <div className="journey-panel-body">
        {trace.isError ? <Notice tone="problem" title="The path could not be read">{problemText(problemOfCall(trace.error) ?? trace.error)}</Notice> : null}
        {trace.data === undefined ? (trace.isError ? null : <div aria-busy="true"><Skeleton lines={5} /></div>) : <Path trace={trace.data} />}
      </div>
    </aside>
  )
}

const restMs = 2_000

/** Read again when something happened in the journey, though not with every single hint. */
function useTrace(id: string, customerId: string) {
  const client = useQueryClient()
  const refresh = usePaced(() => { void client.invalidateQueries({ queryKey: ['workflows', 'trace', id, customerId] }) }, restMs)
  useLive('journey', (hint) => { if (hint.id === id) refresh() })
  return useQuery({ queryKey: ['workflows', 'trace', id, customerId], queryFn: ({ signal }) => trpc.workflows.trace.query({ id, customerId }, { signal }) })
}

function Path({ trace }: { readonly trace: Trace }) {
  const newest = trace.runs.at(-1)?.id ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const run = trace.runs.find(({ id }) => id === (chosen ?? newest))
  const document = useEditorState(shownDocument)
  const decisions = useMemo(() => trace.data.filter(({ runId }) => runId !== null && runId === run?.id), [trace, run])
  useVersionOf(run?.version ?? null)
  useLight(decisions)
  if (run === undefined) return <NeverEntered reasons={trace.neverEntered ?? []} />
  return (
    <div className="journey-path">
      {trace.runs.length > 1 ? <Select label="Entered" size="small" value={run.id} onChange={setChosen} options={[...trace.runs].reverse().map((each) => ({ value: each.id, label: `${instantLabel(each.startedAt)}: ${runState(each, document)}` }))} /> : null}
      <p className="journey-path-state"><strong>{runWords(run, document)}.</strong> Entered version {run.version} on {instantLabel(run.startedAt)}.</p>
      <WhyNot decisions={decisions} />
      <Decisions decisions={decisions} excuses={messageExcuses(trace.messages)} />
    </div>
  )
}

/** A run is told on the version it walks through. */
function useVersionOf(version: number | null): void {
  const { version: shown, change } = useReading()
  const publishedVersion = useEditorState((state) => state.journey.publishedVersion)
  const settled = useRef<number | null>(null)
  useEffect(() => {
    if (version === null || settled.current === version) return
    settled.current = version
    if ((shown ?? publishedVersion) !== version) change({ version })
  }, [version, shown, publishedVersion, change])
}

function useLight(decisions: Trace['data']): void {
  const { store } = useEditor().session
  const document = useEditorState(shownDocument)
  useEffect(() => {
    store.setState({ lit: personPath(document, decisions).lit })
    return () => { store.setState({ lit: null }) }
  }, [store, document, decisions])
}

function NeverEntered({ reasons }: { readonly reasons: readonly { readonly code: string; readonly message: string }[] }) {
  return (
    <Notice tone="info" title="They never entered this journey">
      <ul className="journey-path-reasons">{reasons.map(({ code, message }) => <li key={code}>{message}</li>)}</ul>
    </Notice>
  )
}
