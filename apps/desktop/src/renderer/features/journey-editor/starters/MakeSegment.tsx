import type { Rule } from '@sendero/flow-engine/segment'
import { Button } from '@sendero/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { useOrSay } from '../../../base/use-or-say.ts'

interface Props { readonly name: string; readonly rule: Rule; readonly words: string; readonly onMade: (segmentId: string) => void }

/** Makes the segment a starter needs by its rule, or takes the one of that name that is here already. */
export function MakeSegment({ name, rule, words, onMade }: Props) {
  const client = useQueryClient()
  const orSay = useOrSay()
  const [isMaking, setMaking] = useState(false)
  const same = useQuery({ queryKey: ['segment', 'list', { q: name, limit: 20 }], queryFn: ({ signal }) => trpc.segment.list.query({ q: name, limit: 20 }, { signal }) })
  const twin = same.data?.data.find((segment) => segment.name === name)
  const make = (): void => {
    setMaking(true)
    void orSay(`“${name}” could not be created`, async () => {
      const { id } = await trpc.segment.create.mutate({ name, rule })
      await client.invalidateQueries({ queryKey: ['segment'] })
      onMade(id)
    }).finally(() => { setMaking(false) })
  }
  return (
    <div className="journey-need-make">
      <p className="ui-quiet">“{name}”: who {words}.</p>
      {twin === undefined
        ? <Button size="small" icon={<Plus aria-hidden />} disabled={same.isLoading} busyLabel={isMaking ? 'Creating…' : undefined} onClick={make}>Create “{name}”</Button>
        : <Button size="small" onClick={() => { onMade(twin.id) }}>Use your segment “{name}”</Button>}
    </div>
  )
}
