import type { MessageCondition } from '@sendero/flow-engine/mails'

// Which mails a condition looks at: all, those of a template, those of a journey or of one of its steps.

export type MessageScope = 'any' | 'template' | 'journey' | 'both'

export const happenings: readonly { readonly value: MessageCondition['message']; readonly label: string }[] = [
  { value: 'sent', label: 'was sent' }, { value: 'opened', label: 'opened' }, { value: 'clicked', label: 'clicked in' }, { value: 'bounced', label: 'had a bounce of' }, { value: 'unsubscribed', label: 'unsubscribed from' },
]

export const scopes: readonly { readonly value: MessageScope; readonly label: string }[] = [
  { value: 'any', label: 'any e-mail' }, { value: 'template', label: 'the template' }, { value: 'journey', label: 'a mail of the journey' }, { value: 'both', label: 'the template, in the journey' },
]

export function scopeOf({ template, journey }: MessageCondition): MessageScope {
  if (template === undefined) return journey === undefined ? 'any' : 'journey'
  return journey === undefined ? 'template' : 'both'
}

/** The condition with another scope: what was chosen and still fits is kept, what is still to be chosen is empty. A step goes with its journey. */
export function withScope(leaf: MessageCondition, scope: MessageScope): MessageCondition {
  const { template = '', journey = '', node, ...rest } = leaf
  const isSame = scopeOf(leaf) === scope
  return {
    ...rest,
    ...(scope === 'template' || scope === 'both' ? { template } : {}),
    ...(scope === 'journey' || scope === 'both' ? { journey, ...(node === undefined || isSame ? {} : { node }) } : {}),
  }
}
