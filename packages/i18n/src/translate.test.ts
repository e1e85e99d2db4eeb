import { afterEach, describe, expect, it } from 'vitest'
import { formatDate, formatDateRange, formatList, formatNumber, formatRelativeTime, inReadersOrder } from './formats.ts'
import { directionOf, sourceLanguage, speak } from './language.ts'
import { pseudoLanguage } from './pseudo.ts'
import { pieces, t, tc } from './translate.ts'

const people = '{count, plural, one {# person} other {# people}}'
const spanish = {
  tag: 'es',
  locale: 'es',
  catalogue: {
    'Save': 'Guardar',
    [people]: '{count, plural, one {# persona} other {# personas}}',
    'verb\u0004Open': 'Abrir',
    'Read <link>the guide</link>': 'Lee <link>la guía</link>',
  },
}

afterEach(() => { speak({ tag: sourceLanguage, locale: sourceLanguage, catalogue: {} }) })

describe('a text', () => {
  it('is the message itself in English', () => {
    expect(t('Don’t save')).toBe('Don’t save')
    expect(t("It's saved")).toBe("It's saved")
    expect(t("It''s saved")).toBe("It's saved")
  })

  it('takes its values, and counts in the words of the language', () => {
    expect(t('Hello {name}', { name: 'Ada' })).toBe('Hello Ada')
    expect(t(people, { count: 1 })).toBe('1 person')
    expect(t(people, { count: 12345 })).toBe('12,345 people')
    speak(spanish)
    expect(t(people, { count: 1 })).toBe('1 persona')
    expect(t(people, { count: 12345 })).toBe('12.345 personas')
  })

  it('puts in a value as it is, whatever signs of the syntax it has', () => {
    expect(t('Hello {name}', { name: "<b>{{ x }}</b> ' #" })).toBe("Hello <b>{{ x }}</b> ' #")
  })

  it('comes from the catalogue, and in English where that has none', () => {
    speak(spanish)
    expect(t('Save')).toBe('Guardar')
    expect(t('Delete')).toBe('Delete')
    expect(tc('verb', 'Open')).toBe('Abrir')
    expect(tc('opened messages', 'Open')).toBe('Open')
  })

  it('has its tags made by who shows it', () => {
    speak(spanish)
    const link = (inside: readonly unknown[]) => ({ to: '/guide', words: inside.join('') })
    expect(pieces<object>('Read <link>the guide</link>', { link })).toEqual(['Lee ', { to: '/guide', words: 'la guía' }])
  })
})

describe('numbers, dates and lists', () => {
  it('are written as the language writes them', () => {
    speak(spanish)
    const at = new Date('2026-03-01T00:00:00Z')
    expect(formatNumber(12345.5)).toBe('12.345,5')
    expect(formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' })).toBe('1 mar 2026')
    expect(formatDateRange({ from: at, to: new Date('2026-03-29T00:00:00Z') }, { dateStyle: 'medium', timeZone: 'UTC' })).toBe('1–29 mar 2026')
    expect(formatRelativeTime(-1, 'day')).toBe('ayer')
    expect(formatList(['Ada', 'Bo', 'Cy'])).toBe('Ada, Bo y Cy')
    expect(['ñu', 'oso', 'nube'].toSorted(inReadersOrder)).toEqual(['nube', 'ñu', 'oso'])
    expect([directionOf('es'), directionOf('ar-EG')]).toEqual(['ltr', 'rtl'])
  })
})

describe('the pseudo-language', () => {
  it('accents and brackets messages and makes them longer, and leaves values alone', () => {
    speak(pseudoLanguage)
    expect(t('Save')).toBe('⟦Šàṽé~~⟧')
    expect(t('Hello {name}', { name: 'Ada' })).toBe('⟦Ĥéļļó Ada~~⟧')
    expect(t(people, { count: 2 })).toBe('⟦2 þéóþļé~~~⟧')
    expect(t('{a} – {b}', { a: '1', b: '2' })).toBe('1 – 2')
    expect(pieces<string>('Read <b>it</b>', { b: (inside) => `*${inside.join('')}*` }).join('')).toBe('⟦Ŕéàđ *îţ*~~~⟧')
  })

  it('keeps escaped signs escaped', () => {
    speak(pseudoLanguage)
    expect(t("Type '{{' here", {})).toBe('⟦Ţýþé {{ ĥéŕé~~~⟧')
  })

  it('brackets what Intl says in words', () => {
    speak(pseudoLanguage)
    expect(formatNumber(12)).toBe('12')
    expect(formatRelativeTime(-1, 'day')).toBe('⟦yesterday⟧')
  })
})
