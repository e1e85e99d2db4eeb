import { t } from '@sendero/i18n'
import { Field, Select } from '@sendero/ui'
import type { TemplateProblem } from '../kernels/problem-marks.ts'
import { preheaderHint, subjectHint } from '../kernels/inbox-hints.ts'
import type { Draft, Preview, Variable } from '../template-draft.ts'
import { LiquidField } from './LiquidField.tsx'

interface Props {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly variables: readonly Variable[]
  readonly problems: readonly TemplateProblem[]
  /** As a reader would see them, for counting what they see. */
  readonly shown: Preview | null
  readonly isReadOnly: boolean
}

const classes = [{ value: 'marketing', label: t('Marketing') }, { value: 'transactional', label: t('Transactional') }] as const

const classWords = {
  marketing: t('Only to people who agreed, with your postal address and a way out'),
  transactional: t('Awaited by the person, such as a receipt: needs no consent'),
} as const

const longestName = 200

/** What stands on the envelope: subject, preheader, sender and what kind of mail it is. */
export function EnvelopeFields({ draft, onChange, variables, problems, shown, isReadOnly }: Props) {
  const errorOf = (part: TemplateProblem['part']): string | undefined => problems.find((problem) => problem.part === part && problem.severity === 'error')?.message
  const emailProblem = draft.from.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.from.email) ? undefined : t('Not an e-mail address')
  return (
    <div className="template-envelope">
      <LiquidField id="subject" label={t('Subject')} value={draft.subject} onChange={(subject) => { onChange({ subject }) }} variables={variables} error={errorOf('subject')} hint={<Hint {...subjectHint(shown?.subject ?? draft.subject)} />} disabled={isReadOnly} />
      <LiquidField id="preheader" label={t('Preheader')} value={draft.preheader} onChange={(preheader) => { onChange({ preheader }) }} variables={variables} error={errorOf('preheader')} hint={<Hint {...preheaderHint(shown?.preheader ?? draft.preheader)} />} disabled={isReadOnly} />
      <div className="template-sender">
        <span className="ui-label" aria-hidden>{t('From')}</span>
        <LiquidField id="from" label={t('From name')} labelHidden value={draft.from.name} onChange={(name) => { onChange({ from: { ...draft.from, name: name.slice(0, longestName) } }) }} variables={variables} placeholder={shown?.from.name ?? t('Name')} error={errorOf('from')} disabled={isReadOnly} />
        <Field label={t('From address')} labelHidden type="email" value={draft.from.email} placeholder={shown?.from.email ?? t('Address')} error={emailProblem} disabled={isReadOnly} autoComplete="off" onChange={(event) => { onChange({ from: { ...draft.from, email: event.target.value.trim() } }) }} />
      </div>
      <Select label={t('Kind')} value={draft.class} options={classes} hint={classWords[draft.class]} onChange={(messageClass) => { onChange({ class: messageClass }) }} disabled={isReadOnly} />
    </div>
  )
}

function Hint({ tone, text }: { readonly tone: 'good' | 'warn'; readonly text: string }) {
  return <span className={tone === 'warn' ? 'template-hint-warn' : undefined}>{text}</span>
}
