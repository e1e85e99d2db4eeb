import { useRef, useState } from 'react'

interface RowKeys {
  readonly keys: readonly number[]
  /** Key of a row that is about to be added at the end. */
  add(): number
  remove(index: number): void
}

/** Keys for the rows of a list whose items carry none: they follow a row when another one is taken out. */
export function useRowKeys(count: number): RowKeys {
  const next = useRef(count)
  const [keys, setKeys] = useState<readonly number[]>(() => Array.from({ length: count }, (_, index) => index))
  let fitting = keys
  // The list was changed by somebody else, such as an undo: rows at the end come or go.
  if (keys.length !== count) {
    fitting = Array.from({ length: count }, (_, index) => keys[index] ?? next.current++)
    setKeys(fitting)
  }
  return {
    keys: fitting,
    add() {
      const key = next.current++
      setKeys([...fitting, key])
      return key
    },
    remove(index) { setKeys(fitting.filter((_, at) => at !== index)) },
  }
}
