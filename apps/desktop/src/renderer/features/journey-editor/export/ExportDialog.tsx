import { Button, Dialog, Notice, SegmentedControl, Switch, useToast } from '@sendero/ui'
import { Download } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { countLabel } from '../../../base/numbers.ts'
import { problemText } from '../../../base/http.ts'
import { pngSize } from '../kernels/export/picture-limits.ts'
import { svgOf } from '../kernels/export/svg-of.ts'
import { useEditorState } from '../store/editor-context.ts'
import { fileOf, type Format } from './file-of.ts'
import { svgAddress } from './png-of.ts'
import { fileName, saveFile } from './save-file.ts'
import { usePicture } from './use-picture.ts'
import './export.css'

const formats = { svg: 'Lines and text, for the web and for drawing programs.', png: 'Pixels, for slides and chats.', pdf: 'Lines and text on one page, for printing and sending.' } as const

/** The journey as a file: how it looks, what is in it, and what of the canvas is left out. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const name = useEditorState(({ journey }) => journey.name)
  const toast = useToast()
  const [format, setFormat] = useState<Format>('svg')
  const [theme, setTheme] = useState<'light' | 'dark'>(shownTheme)
  const [wish, setWish] = useState<'whole' | 'selection'>('whole')
  const [wantsNumbers, setWantsNumbers] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const { picture, selected, hasNumbers } = usePicture({ theme, isSelection: wish === 'selection', withNumbers: wantsNumbers })
  const svg = useMemo(() => svgOf(picture), [picture])
  const png = pngSize(picture)
  const save = (): void => {
    setBusy(true)
    fileOf(format, { picture, svg }).then((file) => { saveFile(file, fileName(name, format)); onClose() }).catch((error: unknown) => {
      setBusy(false)
      toast.show({ tone: 'danger', title: 'The picture could not be made', description: problemText(error) })
    })
  }
  return (
    <Dialog
      open size="large" onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title="Export as a picture" description="Drawn anew from the journey, all of it, however little of it is on the screen."
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" icon={<Download aria-hidden />} busyLabel={isBusy ? 'Drawing…' : undefined} onClick={save}>{`Save as ${format.toUpperCase()}`}</Button></>}
    >
      <div className="journey-export">
        <div className="journey-export-options">
          <Choice title="File" hint={formats[format]}><SegmentedControl label="File" value={format} onChange={setFormat} options={[{ value: 'svg', label: 'SVG' }, { value: 'png', label: 'PNG' }, { value: 'pdf', label: 'PDF' }]} /></Choice>
          <Choice title="Look"><SegmentedControl label="Look" value={theme} onChange={setTheme} options={[{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} /></Choice>
          <Choice title="What" hint={selected === 0 ? 'Select steps on the canvas first to save only those.' : undefined}>
            <SegmentedControl label="What" value={wish} onChange={setWish} options={[{ value: 'whole', label: 'Whole journey' }, { value: 'selection', label: selected === 0 ? 'Selection' : `Selection (${selected})`, disabled: selected === 0 }]} />
          </Choice>
          <Switch label="With numbers" checked={hasNumbers && wantsNumbers} disabled={!hasNumbers} hint={hasNumbers ? 'Who came, who is there, who went on.' : 'Switch the canvas to Numbers first to have them in the picture.'} onChange={setWantsNumbers} />
          <p className="journey-export-size">{format === 'png' ? `${countLabel(png.width)} × ${countLabel(png.height)} pixels` : `${countLabel(Math.round(picture.width))} × ${countLabel(Math.round(picture.height))} at full size`}</p>
          {format === 'png' && png.isLimited ? <Notice tone={png.isReadable ? 'info' : 'warn'} title={`Drawn at ${Math.round(png.scale * 100)}%`}>{`A PNG may have 16,000 pixels a side and 100 million in all.${png.isReadable ? '' : ' Its words will be hard to read: SVG and PDF have no such limit.'}`}</Notice> : null}
        </div>
        <div className="journey-export-preview"><img src={svgAddress(svg)} alt={`Preview: ${picture.title}`} /></div>
      </div>
    </Dialog>
  )
}

function Choice({ title, hint, children }: { readonly title: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  return <div className="journey-export-choice"><span className="journey-export-title" aria-hidden>{title}</span>{children}{hint === undefined ? null : <p className="ui-hint">{hint}</p>}</div>
}

/** What is on the screen is what one expects first. */
function shownTheme(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset['theme']
  return (chosen === undefined ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark') ? 'dark' : 'light'
}
