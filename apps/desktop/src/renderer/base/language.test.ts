import { expect, it } from 'vitest'
import { languageFor, localeFor } from './language.ts'

it('speaks the first wish that is offered, a narrower one by its language', () => {
  expect(languageFor(['es-MX', 'en'], ['en', 'es'])).toBe('es')
  expect(languageFor(['de', 'es'], ['en', 'es'])).toBe('es')
  expect(languageFor(['pt-BR'], ['en', 'pt', 'pt-BR'])).toBe('pt-BR')
})

it('speaks English to whom nothing else is offered', () => {
  expect(languageFor(['de', 'fr'], ['en', 'es'])).toBe('en')
  expect(languageFor(['es'], ['en'])).toBe('en')
  expect(languageFor([], ['en', 'es'])).toBe('en')
})

it('writes numbers and dates as the region does that the browser names, and never as another language does', () => {
  expect(localeFor('en', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(localeFor('en', ['de-DE'])).toBe('en')
})
