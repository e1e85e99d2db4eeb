import { t } from '@sendero/i18n'
import { Card, Stepper } from '@sendero/ui'
import { useEffect, useRef, useState } from 'react'
import { shownTimeZone } from '../../base/time.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ConsentStep } from './ConsentStep.tsx'
import { FileStep } from './FileStep.tsx'
import { draftOf } from './import-draft.ts'
import type { ImportDraft } from './import-draft.ts'
import { ImportsTable } from './ImportsTable.tsx'
import type { UploadedFile } from './uploaded-file.ts'

type Step = 'file' | 'columns' | 'consent'

const steps = [{ key: 'file', label: t('File') }, { key: 'columns', label: t('Columns') }, { key: 'consent', label: t('Consent') }, { key: 'run', label: t('Import') }] as const
const eventSteps = steps.map((step) => (step.key === 'consent' ? { ...step, label: t('Details') } : step))

export function ImportWizard({ onOpen }: { readonly onOpen: (importId: string) => void }) {
  const [step, setStep] = useState<Step>('file')
  const [file, setFile] = useState<UploadedFile | null>(null)
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const box = useFocusOnStep(step)
  const take = (uploaded: UploadedFile): void => {
    setFile(uploaded)
    setDraft(draftOf(uploaded, shownTimeZone()))
    setStep('columns')
  }
  return (
    <section className="imports-wizard" aria-label={t('New import')}>
      <Stepper label={t('Steps')} steps={draft?.kind === 'events' ? eventSteps : steps} current={step} onStep={(key) => { if (key === 'file' || key === 'columns') setStep(key) }} />
      <div ref={box} tabIndex={-1} role="group" aria-label={steps.find(({ key }) => key === step)?.label} className="imports-step-box">
        <Card>
          {step === 'file' || file === null || draft === null ? <FileStep onUploaded={take} /> : null}
          {step === 'columns' && file !== null && draft !== null ? <ColumnsStep file={file} draft={draft} onChange={setDraft} onBack={() => { setStep('file') }} onNext={() => { setStep('consent') }} /> : null}
          {step === 'consent' && file !== null && draft !== null ? <ConsentStep file={file} draft={draft} onChange={setDraft} onBack={() => { setStep('columns') }} onStarted={onOpen} /> : null}
        </Card>
      </div>
      {step === 'file' ? <ImportsTable onOpen={onOpen} /> : null}
    </section>
  )
}

/** The button that led to a step goes with the step before it: the focus goes on to what took its place. */
function useFocusOnStep(step: Step) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) box.current?.focus()
    shown.current = step
  }, [step])
  return box
}
