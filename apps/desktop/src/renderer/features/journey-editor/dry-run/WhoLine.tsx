import { readPath } from '@sendero/flow-engine'
import { Button } from '@sendero/ui'
import { UserRound } from 'lucide-react'
import { customerLabel } from '../../../pickers/customer-label.ts'
import { textOfValue, withTexts } from '../kernels/dry-run/value-texts.ts'
import { useEditor } from '../store/editor-context.ts'
import { dryRunOf, useDryRun } from './dry-run-store.ts'

const mostValues = 3

/** Who is walked, by what the journey looks at; leads to where it is changed. */
export function WhoLine() {
  const store = dryRunOf(useEditor().session.store)
  const base = useDryRun((state) => state.base)
  const asked = useDryRun((state) => state.asked)
  const setup = useDryRun((state) => state.setup)
  if (base === null || asked === null) return null
  const traits = withTexts(base.traits, setup.traits)
  const values = [...asked.traits.keys()].slice(0, mostValues).map((path) => `${path} ${textOfValue(readPath(traits, path)) || 'not set'}`)
  const name = setup.who === 'real' ? customerLabel({ id: base.id, userId: base.userId, traits }) : 'Made-up person'
  return <Button size="small" className="journey-dry-who" icon={<UserRound aria-hidden />} title="Change who it is" onClick={() => { store.setState({ tab: 'person' }) }}>{[name, ...values].join(' · ')}</Button>
}
