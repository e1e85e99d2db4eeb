import { Button, Field, FieldFrame, IconButton } from '@sendero/ui'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'

interface Row { readonly key: number; readonly name: string; readonly value: string }

type Headers = Readonly<Record<string, string>>

/** Names are keys of the config, so a row whose name is empty or taken lives here until it has one of its own. */
export function HeaderList({ headers, onChange }: { readonly headers: Headers; readonly onChange: (headers: Record<string, string>) => void }) {
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(headers))
  const shown = isSame(rows, headers) ? rows : rowsOf(headers)
  const change = (next: readonly Row[]): void => { setRows(next); onChange(headersOf(next)) }
  const add = (): void => { setRows([...shown, { key: Math.max(0, ...shown.map(({ key }) => key)) + 1, name: '', value: '' }]) }
  return (
    <FieldFrame label="Headers" optional isGroup>
      {() => (
        <div className="journey-rows">
          {shown.map((row) => (
            <div key={row.key} className="journey-row">
              <Field label="Header" labelHidden size="small" placeholder="Name" spellCheck={false} value={row.name} error={isTaken(shown, row) ? 'Named twice' : undefined} onChange={(event) => { change(shown.map((each) => each.key === row.key ? { ...each, name: event.target.value } : each)) }} />
              <Field label="Value" labelHidden size="small" placeholder="Value" spellCheck={false} value={row.value} onChange={(event) => { change(shown.map((each) => each.key === row.key ? { ...each, value: event.target.value } : each)) }} />
              <IconButton label={`Remove header ${row.name}`} size="small" icon={<X aria-hidden />} onClick={() => { change(shown.filter(({ key }) => key !== row.key)) }} />
            </div>
          ))}
          <Button size="small" look="quiet" icon={<Plus aria-hidden />} onClick={add}>Add header</Button>
        </div>
      )}
    </FieldFrame>
  )
}

const rowsOf = (headers: Headers): Row[] => Object.entries(headers).map(([name, value], key) => ({ key, name, value }))
const isTaken = (rows: readonly Row[], row: Row): boolean => row.name !== '' && rows.some((other) => other.key < row.key && other.name.toLowerCase() === row.name.toLowerCase())
const headersOf = (rows: readonly Row[]): Record<string, string> => Object.fromEntries(rows.filter((row) => row.name !== '' && !isTaken(rows, row)).map(({ name, value }) => [name, value]))
const isSame = (rows: readonly Row[], headers: Headers): boolean => JSON.stringify(headersOf(rows)) === JSON.stringify(headers)
