import { t } from '@sendero/i18n'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { TemplateProblem } from '../kernels/problem-marks.ts'

interface Props {
  /** In the order they are shown. */
  readonly problems: readonly TemplateProblem[]
  readonly onOpen: (problem: TemplateProblem) => void
}

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const
const names = { error: t('Error'), warning: t('Warning'), hint: t('Hint') } as const
const parts = { subject: t('Subject'), preheader: t('Preheader'), from: t('From name'), body: t('Body') } as const

/** Everything that is wrong or doubtful; each leads to its place. */
export function ProblemsList({ problems, onOpen }: Props) {
  return (
    <section className="template-problems" aria-label={t('Problems')}>
      <p className="template-problems-head" role="status">{problems.length === 0 ? <><CircleCheck aria-hidden />{' '}{t('No problems')}</> : summaryOf(problems)}</p>
      {problems.length === 0 ? null : (
        <ul>
          {problems.map((problem, index) => {
            const Icon = icons[problem.severity]
            return (
              <li key={`${problem.part} ${problem.line ?? ''} ${problem.message} ${index}`}>
                <button type="button" className={problem.severity} onClick={() => { onOpen(problem) }}>
                  <Icon aria-label={names[problem.severity]} />
                  <span className="template-problem-text">{problem.message}</span>
                  <span className="template-problem-place">{problem.line === null || problem.part !== 'body' ? parts[problem.part] : t('Line {line}', { line: problem.line })}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function summaryOf(problems: readonly TemplateProblem[]): string {
  const count = (severity: TemplateProblem['severity']): number => problems.filter((problem) => problem.severity === severity).length
  const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')]
  return [
    ...(errors > 0 ? [t('{errors, plural, one {# error} other {# errors}}', { errors })] : []),
    ...(warnings > 0 ? [t('{warnings, plural, one {# warning} other {# warnings}}', { warnings })] : []),
    ...(hints > 0 ? [t('{hints, plural, one {# hint} other {# hints}}', { hints })] : []),
  ].join(', ')
}
