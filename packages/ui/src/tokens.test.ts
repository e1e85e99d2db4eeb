import { describe, expect, it } from 'vitest'
import { dark, light } from './tokens.ts'

/** Contrast ratio of WCAG 2.2: relative luminance of sRGB colours. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each([['light', light], ['dark', dark]])('the %s palette', (_name, palette) => {
  it.each([['text', 'page'], ['text', 'surface'], ['text', 'raised'], ['quiet', 'page'], ['quiet', 'surface'], ['quiet', 'raised'], ['onAccent', 'accent'], ['onDanger', 'danger'], ['accent', 'surface'], ['danger', 'surface'], ['good', 'surface']] as const)('lets %s be read on %s', (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(4.5)
  })

  it.each([['control', 'surface'], ['control', 'page'], ['focus', 'surface'], ['focus', 'page']] as const)('lets the edge %s be seen on %s', (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(3)
  })
})
