import { Switch } from '@sendero/ui'
import { useQueries } from '@tanstack/react-query'
import { nameQuery } from '../names-of.ts'

interface Props {
  readonly ids: readonly string[]
  readonly isOn: (id: string) => boolean
  readonly onChange: (id: string, isOn: boolean) => void
}

/** Lists the journey looks at: on them or not. */
export function ListSwitches({ ids, isOn, onChange }: Props) {
  const names = useQueries({ queries: ids.map(nameQuery) })
  return <>{ids.map((id, at) => <Switch key={id} label={`On the list “${names[at]?.data?.name ?? id}”`} checked={isOn(id)} onChange={(on) => { onChange(id, on) }} />)}</>
}
