import { describe, expect, it } from 'vitest'
import { inboxExcerpt, preheaderHint, subjectHint } from './inbox-hints.ts'

describe('the first lines of a mail', () => {
  it.each([['', 'warn'], ['   ', 'warn'], ['Welcome', 'good'], ['x'.repeat(41), 'good'], ['x'.repeat(61), 'warn']])('a subject of "%s" is %s', (subject, tone) => {
    expect(subjectHint(subject).tone).toBe(tone)
  })

  it('counts what a reader sees, not code units', () => {
    expect(subjectHint('👋🎉').text).toMatch(/^2 characters/)
  })

  it.each([['', 'warn'], ['short', 'good'], ['x'.repeat(80), 'good'], ['x'.repeat(111), 'warn']])('a preheader of "%s" is %s', (preheader, tone) => {
    expect(preheaderHint(preheader).tone).toBe(tone)
  })

  it('shows the preheader, then the beginning of the text, without the addresses of links', () => {
    expect(inboxExcerpt('Save now', 'Hello Ann,\n\nShop <https://shop.example/x>')).toBe('Save now Hello Ann, Shop')
    expect(inboxExcerpt('', 'Hello\n\nAnn')).toBe('Hello Ann')
    expect(inboxExcerpt('Hello', 'Hello Ann')).toBe('Hello Ann')
  })
})
