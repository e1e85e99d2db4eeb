import { expect, it } from 'vitest'
import { changedSettings } from './workspace-settings.ts'
import type { EditableSettings } from './workspace-settings.ts'

const saved: EditableSettings = { name: 'Shop', timeZone: 'UTC', postalAddress: '', fromName: '', fromEmail: '', tracking: 'all', sdkConsent: 'identify', frequencyCaps: [], quietHours: null, holdoutPercent: 0 }

it('sends what was changed and nothing else', () => {
  expect(changedSettings(saved, saved)).toEqual({})
  const cap = { channel: 'email' as const, most: 2, within: 'P7D' }
  expect(changedSettings({ ...saved, frequencyCaps: [cap] }, { ...saved, frequencyCaps: [{ ...cap }] })).toEqual({})
  expect(changedSettings({ ...saved, frequencyCaps: [cap] }, { ...saved, frequencyCaps: [] })).toEqual({ frequencyCaps: [] })
  expect(changedSettings(saved, { ...saved, name: 'Other shop', tracking: 'off' })).toEqual({ name: 'Other shop', tracking: 'off' })
})
