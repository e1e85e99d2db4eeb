import { expect, it } from 'vitest'
import { changedSettings } from './workspace-settings.ts'
import type { EditableSettings } from './workspace-settings.ts'

const saved: EditableSettings = { name: 'Shop', timeZone: 'UTC', postalAddress: '', fromName: '', fromEmail: '', tracking: 'all', sdkConsent: 'identify' }

it('sends what was changed and nothing else', () => {
  expect(changedSettings(saved, saved)).toEqual({})
  expect(changedSettings(saved, { ...saved, name: 'Other shop', tracking: 'off' })).toEqual({ name: 'Other shop', tracking: 'off' })
})
