import { t } from '@sendero/i18n'
import { FileText, Upload, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { Button } from '../buttons/Button.tsx'
import { IconButton } from '../buttons/IconButton.tsx'
import { classNames } from '../class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface FileDropProps extends FieldText {
  readonly file: File | null
  readonly onFile: (file: File | null) => void
  /** As of an input: `.csv,text/csv`. */
  readonly accept?: string
  /** Shown behind the name of the chosen file, such as "2.4 MB". */
  readonly fileDetail?: string | undefined
  readonly disabled?: boolean
}

/** A file by drop or by the platform's file dialog: dragging is never the only way. */
export function FileDrop({ file, onFile, accept, fileDetail, disabled = false, ...text }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped !== undefined && !disabled) onFile(dropped)
  }
  return (
    <FieldFrame {...text}>
      {(control) => (
        <div className={classNames('ui-file-drop', isOver && 'over')} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => { setOver(false) }} onDrop={drop}>
          <input {...control} ref={input} type="file" tabIndex={-1} className="ui-visually-hidden" accept={accept} disabled={disabled} onChange={(event) => { onFile(event.target.files?.[0] ?? null); event.target.value = '' }} />
          {file === null ? (
            <>
              <Upload aria-hidden />
              <span>{t('Drop a file here, or')}</span>
              <Button size="small" disabled={disabled} aria-describedby={control['aria-describedby']} onClick={() => { input.current?.click() }}>{t('Choose a file')}</Button>
            </>
          ) : (
            <>
              <FileText aria-hidden />
              <span className="ui-file-name">{file.name}</span>
              {fileDetail === undefined ? null : <span className="ui-quiet ui-numbers">{fileDetail}</span>}
              <IconButton label={t('Remove {name}', { name: file.name })} icon={<X aria-hidden />} size="small" disabled={disabled} onClick={() => { onFile(null) }} />
            </>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
