import { expect, it } from 'vitest'
import { capabilityRows } from './roles.ts'

it('says of each role what it may change, only see, or not even see', () => {
  const rows = capabilityRows([{ role: 'admin', permissions: ['workflows:read', 'workflows:write', 'members:write'] }, { role: 'manager', permissions: ['workflows:read'] }])
  expect(rows.find(({ label }) => label === 'Journeys')?.access).toEqual({ admin: 'change', manager: 'see', marketer: 'none', developer: 'none' })
  expect(rows.find(({ label }) => label === 'Members')?.access.admin).toBe('change')
})
