import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface Tab<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
  /** A number or a mark behind the label. */
  readonly count?: ReactNode
  readonly content: ReactNode
}

export interface TabsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly items: readonly Tab<Value>[]
  /** At the end of the row of tabs. */
  readonly end?: ReactNode
}

/** Views of the same thing in one place. Tabs that are pages of their own are TabLinks. */
export function Tabs<Value extends string>({ label, value, onChange, items, end }: TabsProps<Value>) {
  const choose = (chosen: string): void => {
    const item = items.find((candidate) => candidate.value === chosen)
    if (item !== undefined) onChange(item.value)
  }
  return (
    <Radix.Root value={value} onValueChange={choose} className="ui-tabs">
      <div className="ui-tabs-row">
        <Radix.List aria-label={label} className="ui-tabs-list">
          {items.map((item) => <Radix.Trigger key={item.value} value={item.value} className="ui-tab">{item.icon}{item.label}{item.count === undefined ? null : <span className="ui-tab-count">{item.count}</span>}</Radix.Trigger>)}
        </Radix.List>
        {end}
      </div>
      {items.map((item) => <Radix.Content key={item.value} value={item.value} className="ui-tab-panel">{item.content}</Radix.Content>)}
    </Radix.Root>
  )
}
