import { t } from '@sendero/i18n'
import { IconButton, Select } from '@sendero/ui'
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useMay } from '../../base/session-context.ts'
import { EditorHeader } from './EditorHeader.tsx'
import { EditorNotices } from './EditorNotices.tsx'
import { CodeEditor } from './editor/CodeEditor.tsx'
import type { CodeEditorHandle } from './editor/CodeEditor.tsx'
import { draftProblems } from './editor/draft-problems.ts'
import { EnvelopeFields } from './editor/EnvelopeFields.tsx'
import { ProblemsList } from './editor/ProblemsList.tsx'
import { VariableButton } from './editor/VariableButton.tsx'
import { problemMarks } from './kernels/problem-marks.ts'
import type { TemplateProblem } from './kernels/problem-marks.ts'
import { PreviewPane } from './preview/PreviewPane.tsx'
import { useStoredLook } from './preview/stored-look.ts'
import { usePreview } from './preview/use-preview.ts'
import type { LivePreview, PreviewFor } from './preview/use-preview.ts'
import { TestSendDialog } from './TestSendDialog.tsx'
import { useEditorData } from './use-editor-data.ts'
import { useLeaveGuard } from './use-leave-guard.tsx'
import { useTemplateDraft } from './use-template-draft.ts'
import type { EditedTemplate } from './use-template-draft.ts'
import type { Template } from './template-draft.ts'
import { useRestoreVersion } from './versions/use-restore-version.tsx'
import { CompareView } from './versions/CompareView.tsx'
import { VersionsSheet } from './versions/VersionsSheet.tsx'

type Opened = { readonly kind: 'nothing' } | { readonly kind: 'versions' } | { readonly kind: 'test' } | { readonly kind: 'compare'; readonly version: number }

export function TemplateEditor({ template }: { readonly template: Template }) {
  const edited = useTemplateDraft(template)
  const { write } = useMay()
  const [opened, setOpened] = useState<Opened>({ kind: 'nothing' })
  const [who, setWho] = useState<PreviewFor>({ customerId: null, event: null })
  const preview = usePreview(edited.draft, who)
  const [look, setLook] = useStoredLook()
  const guard = useLeaveGuard(edited.isDirty, edited.discard)
  const restore = useRestoreVersion(edited)
  useSaveKey(write ? () => { void edited.save() } : null)
  const close = (): void => { setOpened({ kind: 'nothing' }) }
  const compare = (version: number): void => { setOpened({ kind: 'compare', version }) }
  return (
    <div className="template-page">
      <EditorHeader edited={edited} mayWrite={write} onVersions={() => { setOpened({ kind: 'versions' }) }} onTest={() => { setOpened({ kind: 'test' }) }} onSave={() => { void edited.save() }} />
      <EditorNotices edited={edited} onCompare={compare} />
      {opened.kind === 'compare'
        ? <CompareView templateId={template.id} version={opened.version} draft={edited.draft} onBack={close} onRestore={write ? () => { restore.ask(opened.version, close) } : null} />
        : (
            <div className="template-halves">
              <WritingHalf edited={edited} preview={preview} event={who.event?.name ?? null} isReadOnly={!write} />
              <PreviewPane preview={preview} who={who} onWho={setWho} look={look} onLook={setLook} />
            </div>
          )}
      {opened.kind === 'versions' ? <VersionsSheet templateId={template.id} currentVersion={edited.saved.currentVersion} onClose={close} onCompare={compare} onRestore={write ? (version) => { restore.ask(version, close) } : null} /> : null}
      {opened.kind === 'test' ? <TestSendDialog templateId={template.id} who={who} isDirty={edited.isDirty} save={edited.save} onClose={close} /> : null}
      {restore.dialog}
      {guard}
    </div>
  )
}

interface WritingProps { readonly edited: EditedTemplate; readonly preview: LivePreview; readonly event: string | null; readonly isReadOnly: boolean }

const formats = [{ value: 'mjml', label: 'MJML' }, { value: 'html', label: 'HTML' }] as const

function WritingHalf({ edited, preview, event, isReadOnly }: WritingProps) {
  const { draft, change } = edited
  const code = useRef<CodeEditorHandle>(null)
  const half = useRef<HTMLElement>(null)
  const { language, variables } = useEditorData(event)
  const problems = useMemo(() => draftProblems(draft, { preview: preview.newest, variables }), [draft, preview.newest, variables])
  const marks = useMemo(() => problemMarks(problems, draft.body), [problems, draft.body])
  const [areFieldsOpen, setFieldsOpen] = useState(true)
  const open = (problem: TemplateProblem): void => {
    if (problem.part === 'body') return code.current?.goToLine(problem.line ?? 1)
    setFieldsOpen(true)
    requestAnimationFrame(() => { half.current?.querySelector<HTMLElement>(`[data-template-field='${problem.part}']`)?.focus() })
  }
  return (
    <section className="template-writing" aria-label={t('Content')} ref={half}>
      {areFieldsOpen ? <EnvelopeFields draft={draft} onChange={change} variables={variables} problems={problems} shown={preview.shown} isReadOnly={isReadOnly} /> : null}
      <div className="template-code-bar">
        <Select label={t('Format')} labelHidden size="small" value={draft.format} options={formats} onChange={(format) => { change({ format }) }} disabled={isReadOnly} />
        <span className="ui-quiet">{t('with Liquid')}</span>
        <span className="template-bar-space" />
        <VariableButton label={t('Insert a variable')} variables={variables} onInsert={(liquid) => { code.current?.insert(liquid) }} disabled={isReadOnly} />
        <IconButton size="small" label={areFieldsOpen ? t('Hide subject and sender') : t('Show subject and sender')} icon={areFieldsOpen ? <ChevronsDownUp aria-hidden /> : <ChevronsUpDown aria-hidden />} onClick={() => { setFieldsOpen(!areFieldsOpen) }} />
      </div>
      <CodeEditor ref={code} label={t('Body')} value={draft.body} onChange={(body) => { change({ body }) }} sources={{ format: draft.format, language, variables }} marks={marks} isReadOnly={isReadOnly} />
      <ProblemsList problems={problems} onOpen={open} />
    </section>
  )
}

function useSaveKey(save: (() => void) | null): void {
  const latest = useRef(save)
  useEffect(() => { latest.current = save })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.code !== 'KeyS') return
      event.preventDefault()
      latest.current?.()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  }, [])
}
