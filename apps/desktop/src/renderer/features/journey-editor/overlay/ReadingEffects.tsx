import { useEffect, useRef } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { followNumbers } from './numbers-feed.ts'
import { numbersOf, takeNumbers } from './numbers-store.ts'
import { hideNumbers, showNumbers, widths } from './overlay-actions.ts'
import { rangeQuery } from './range-query.ts'
import { useReading } from './reading.ts'
import { useBefore } from './use-before.ts'
import { useShownVersion } from './use-shown-version.ts'

/** Keeps address, canvas and numbers together. Draws nothing. */
export function ReadingEffects() {
  const { isOn } = useReading()
  useModeInAddress()
  useFeed(isOn)
  useShownVersion()
  useBefore()
  return null
}

/** The address and the switch may both be used: whichever changed last is followed by the other. */
function useModeInAddress(): void {
  const { store } = useEditor().session
  const { isOn, change } = useReading()
  const mode = useEditorState((state) => state.mode)
  const seen = useRef({ isOn: false, mode })
  useEffect(() => {
    const before = seen.current
    seen.current = { isOn, mode }
    if (isOn !== before.isOn) {
      if (isOn) showNumbers(store)
      else if (mode === 'read') store.getState().setMode('edit')
    } else if (mode !== before.mode && (mode === 'read') !== isOn) change({ isOn: mode === 'read', ...(mode === 'read' ? {} : { version: null, person: null }) })
    if (mode === 'edit' && !isOn) hideNumbers(store)
  }, [isOn, mode, store, change])
}

function useFeed(isOn: boolean): void {
  const { store } = useEditor().session
  const journeyId = useEditorState((state) => state.journey.id)
  const { range, version } = useReading()
  const query = JSON.stringify(rangeQuery(range, shownTimeZone()))
  useEffect(() => {
    if (!isOn) return
    numbersOf(store).setState({ connection: 'waiting' })
    return followNumbers({ journeyId, range: JSON.parse(query) as ReturnType<typeof rangeQuery>, version }, {
      onNumbers: (numbers, isFirst) => {
        takeNumbers(store, numbers, isFirst)
        if (store.getState().mode === 'read') store.setState(widths(store))
      },
      onPause: () => { numbersOf(store).setState(({ connection }) => ({ connection: connection === 'waiting' ? 'waiting' : 'stale' })) },
    })
  }, [isOn, journeyId, query, version, store])
}
