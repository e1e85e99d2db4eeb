export type MessageClass = 'marketing' | 'transactional'

/** What an author writes. Subject, preheader, sender name and body may hold Liquid. */
export interface TemplateContent {
  readonly subject: string
  readonly preheader: string
  readonly fromName: string
  /** Empty: the sender of the workspace. */
  readonly fromEmail: string
  readonly format: 'mjml' | 'html'
  readonly body: string
  readonly messageClass: MessageClass
}

export interface TemplateProblem {
  readonly code: 'LIQUID_ERROR' | 'MJML_ERROR' | 'MJML_LIQUID_LOST' | 'MJML_WARNING' | 'POSTAL_ADDRESS_MISSING' | 'SUBJECT_MISSING' | 'UNKNOWN_FILTER' | 'UNSUBSCRIBE_LINK_MISSING'
  /** Errors keep a journey that sends this version from being published. */
  readonly severity: 'error' | 'warning'
  readonly part: 'subject' | 'preheader' | 'from' | 'body'
  /** Line of the part, from 1; null when it has no place. */
  readonly line: number | null
  readonly message: string
}

/** One saved state of a template: immutable. */
export interface TemplateVersion extends TemplateContent {
  readonly templateId: string
  readonly version: number
  /** HTML and plain text still holding their Liquid. */
  readonly compiledHtml: string
  readonly compiledText: string
  /** Found when saved. What depends on the workspace is looked at when asked: see templateProblems. */
  readonly problems: readonly TemplateProblem[]
  readonly createdAt: number
  readonly createdBy: string
}

export interface Template {
  readonly id: string
  readonly name: string
  readonly currentVersion: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly archivedAt: number | null
}
