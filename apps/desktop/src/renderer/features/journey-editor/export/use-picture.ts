import { useMemo } from 'react'
import { instantLabel } from '../../../base/time.ts'
import type { Picture } from '../kernels/export/picture.ts'
import { useNumbers } from '../overlay/numbers-store.ts'
import { useReading } from '../overlay/reading.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { journeyPicture } from './journey-picture.ts'
import { pictureColours } from './picture-colours.ts'
import { pictureNumbers } from './picture-numbers.ts'
import { rangeWords } from './range-words.ts'

interface Wishes { readonly theme: 'light' | 'dark'; readonly isSelection: boolean; readonly withNumbers: boolean }

interface Drawn {
  readonly picture: Picture
  /** How many steps and notes could be saved alone. */
  readonly selected: number
  /** The canvas shows numbers, so the picture can. */
  readonly hasNumbers: boolean
}

/** The picture of what the canvas shows now. */
export function usePicture({ theme, isSelection, withNumbers }: Wishes): Drawn {
  const whole = useEditorState(shownDocument)
  const document = useEditorState(drawnDocument)
  const selected = useEditorState((state) => state.selected)
  const names = useEditorState((state) => state.names)
  const name = useEditorState(({ journey }) => journey.name)
  const numbers = useNumbers((state) => state.numbers)
  const edges = useNumbers((state) => state.edges)
  const isReading = useEditorState(({ mode }) => mode === 'read')
  const hasNumbers = isReading && numbers !== null
  const subtitle = useSubtitle(hasNumbers && withNumbers)
  const picture = useMemo(() => journeyPicture({
    document, whole, title: name, subtitle, nameOf: (id) => names.get(id) ?? null, colours: pictureColours(theme), only: isSelection && selected.size > 0 ? selected : null,
    numbers: hasNumbers && withNumbers && numbers !== null ? pictureNumbers({ document: whole, numbers, edges }) : null,
  }), [document, whole, name, subtitle, names, theme, isSelection, selected, hasNumbers, withNumbers, numbers, edges])
  return { picture, selected: selected.size, hasNumbers }
}

function useSubtitle(hasNumbers: boolean): string {
  const { range, version } = useReading()
  const viewed = useEditorState((state) => state.viewed)
  const { publishedVersion } = useEditorState((state) => state.journey)
  const asOf = useNumbers((state) => state.numbers?.asOf ?? null)
  const what = viewed === null ? 'Draft' : `Version ${version ?? publishedVersion ?? 1}`
  return hasNumbers && asOf !== null ? [what, version === null ? 'people of all versions' : `people of version ${version}`, rangeWords(range), `counted up to ${instantLabel(asOf)}`].join(' · ') : what
}
