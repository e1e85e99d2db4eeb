import { t } from '@sendero/i18n'
import { ownTimeZone } from '../../pickers/time-zones.ts'

export const setupSteps = [{ key: 'you', label: t('You') }, { key: 'workspace', label: t('Workspace') }, { key: 'tracking', label: t('Tracking') }, { key: 'start', label: t('Start') }] as const
export type SetupStep = (typeof setupSteps)[number]['key']

export interface SetupDraft {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly workspace: string
  readonly timeZone: string
  readonly postalAddress: string
  readonly tracking: 'all' | 'consent' | 'off'
}

export const blankDraft = (): SetupDraft => ({ token: '', name: '', email: '', password: '', workspace: '', timeZone: ownTimeZone(), postalAddress: '', tracking: 'all' })

export type DraftErrors = Readonly<Partial<Record<keyof SetupDraft, string>>>

/** What is missing in a step, before anything is sent. The server has the last word. */
export function missingIn(step: SetupStep, draft: SetupDraft, needsToken: boolean): DraftErrors {
  switch (step) {
    case 'you': return {
      ...(needsToken && draft.token.trim() === '' ? { token: t('It is printed where the server was started.') } : {}),
      ...(draft.name.trim() === '' ? { name: t('Say what you are called.') } : {}),
      ...(/^\S+@\S+\.\S+$/.test(draft.email.trim()) ? {} : { email: t('Give an e-mail address, such as anna@example.com.') }),
      ...passwordFault(draft.password),
    }
    case 'workspace': return draft.workspace.trim() === '' ? { workspace: t('Give the workspace a name, such as that of your shop.') } : {}
    case 'tracking':
    case 'start': return {}
  }
}

const passwordFault = (password: string): DraftErrors => (password.length >= 12 ? {} : { password: password === '' ? t('Choose a password.') : t('At least 12 characters; these are {count}.', { count: password.length }) })

/** What the set-up route takes. */
export const setupBody = (draft: SetupDraft) => ({
  ...(draft.token.trim() === '' ? {} : { token: draft.token.trim() }),
  owner: { name: draft.name.trim(), email: draft.email.trim(), password: draft.password },
  workspace: { name: draft.workspace.trim(), timeZone: draft.timeZone, postalAddress: draft.postalAddress.trim(), tracking: draft.tracking },
})

/** The step that a problem of the server is about: a fault in the first step must not be shown in the last. */
export function stepOf(paths: readonly string[]): SetupStep {
  if (paths.some((path) => path === 'token' || path === 'password' || path.startsWith('owner'))) return 'you'
  return paths.some((path) => path.startsWith('workspace') && !path.endsWith('tracking')) ? 'workspace' : 'tracking'
}
