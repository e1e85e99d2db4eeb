import { t } from '@sendero/i18n'
import { CopyButton } from '../buttons/CopyButton.tsx'

export interface CodeBlockProps {
  readonly code: string
  /** What it is: "Request with curl". */
  readonly label: string
  readonly labelHidden?: boolean
}

export function CodeBlock({ code, label, labelHidden = false }: CodeBlockProps) {
  return (
    <figure className="ui-code">
      <figcaption className="ui-code-head">
        <span className={labelHidden ? 'ui-visually-hidden' : undefined}>{label}</span>
        <CopyButton text={code} label={t('Copy')} look="quiet" />
      </figcaption>
      <pre tabIndex={0} aria-label={label}><code>{code}</code></pre>
    </figure>
  )
}
