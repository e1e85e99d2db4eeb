import { expect, it } from 'vitest'
import { settingsTabs, tabOf } from './settings-tabs.ts'

it.each([['', 'workspace'], ['members', 'members'], ['api-keys/', 'api-keys'], ['nothing', null], ['members/x', null]])('the address %j is the tab %s', (path, tab) => {
  expect(tabOf(path)).toBe(tab)
})

it('shows nobody a tab that the server would refuse', () => {
  const shown = (may: { write: boolean; administer: boolean; manageKeys: boolean }): string[] => settingsTabs.filter((tab) => tab.isFor(may)).map(({ key }) => key)
  expect(shown({ write: true, administer: false, manageKeys: false })).toEqual(['workspace', 'account'])
  expect(shown({ write: false, administer: false, manageKeys: true })).toEqual(['workspace', 'sources', 'api-keys', 'account'])
  expect(shown({ write: true, administer: true, manageKeys: true })).toHaveLength(settingsTabs.length)
})
