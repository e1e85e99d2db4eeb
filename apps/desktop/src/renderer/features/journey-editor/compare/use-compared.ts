import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { readSides, writeSides, type ComparedSides } from './compared-sides.ts'

const name = 'compare'

/** What is compared, in the address: what one sees can be sent to somebody else, and Back leaves it. */
export function useCompared(): { readonly sides: ComparedSides | null; readonly compare: (sides: ComparedSides) => void; readonly close: () => void } {
  const [params, setParams] = useSearchParams()
  const text = params.get(name)
  const compare = useCallback((sides: ComparedSides) => {
    setParams((before) => { const next = new URLSearchParams(before); next.set(name, writeSides(sides)); return next }, { replace: text !== null })
  }, [setParams, text])
  const close = useCallback(() => {
    setParams((before) => { const next = new URLSearchParams(before); next.delete(name); return next }, { replace: true })
  }, [setParams])
  return { sides: readSides(text), compare, close }
}
