import { t } from '@sendero/i18n'
import { Button, FileDrop, Notice, ProgressBar } from '@sendero/ui'
import { useEffect, useRef, useState } from 'react'
import { problemText } from '../../base/http.ts'
import { bytesLabel, mostBytes, uploadFile } from './uploaded-file.ts'
import type { Upload, UploadedFile } from './uploaded-file.ts'

/** Choosing is sending: what the columns are can only be said by whoever has read the file. */
export function FileStep({ onUploaded }: { readonly onUploaded: (file: UploadedFile) => void }) {
  const { file, share, problem, choose } = useUpload(onUploaded)
  return (
    <div className="imports-step">
      <FileDrop
        label={t('File')} file={file} fileDetail={file === null ? undefined : bytesLabel(file.size)} accept=".csv,.tsv,.txt,.ndjson,.jsonl,.gz,text/csv,application/x-ndjson" onFile={choose} error={problem ?? undefined}
        hint={t('CSV with the names of the columns in its first row, in UTF-8; commas, semicolons or tabs. Up to {mostBytes}, also packed with gzip.', { mostBytes: bytesLabel(mostBytes) })}
      />
      {share === null ? null : (
        <div className="imports-sending">
          <ProgressBar label={share < 1 ? t('Sending the file') : t('Reading the file')} value={share < 1 ? share : null} max={1} detail={share < 1 ? `${String(Math.round(share * 100))} %` : undefined} />
          <Button size="small" onClick={() => { choose(null) }}>{t('Cancel')}</Button>
        </div>
      )}
      <Notice tone="info" title={t('Nothing is imported yet')}><p>{t('You will see the columns first and say what becomes of them. The file is deleted after the import, or after a day.')}</p></Notice>
    </div>
  )
}

function useUpload(onUploaded: (file: UploadedFile) => void) {
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const upload = useRef<Upload | null>(null)
  useEffect(() => () => { upload.current?.abort() }, [])
  const fail = (words: string): void => { setShare(null); setProblem(words) }
  const choose = (chosen: File | null): void => {
    upload.current?.abort()
    upload.current = null
    setFile(chosen)
    setShare(null)
    setProblem(null)
    if (chosen === null) return
    if (chosen.size > mostBytes) return fail(t('This file has {size}. Up to {mostBytes} can be imported at once: split it.', { size: bytesLabel(chosen.size), mostBytes: bytesLabel(mostBytes) }))
    setShare(0)
    const sending = uploadFile(chosen, (sent) => { if (upload.current === sending) setShare(sent) })
    upload.current = sending
    sending.done.then((uploaded) => { if (upload.current === sending) onUploaded(uploaded) }, (error: unknown) => { if (upload.current === sending) fail(problemText(error)) })
  }
  return { file, share, problem, choose }
}
