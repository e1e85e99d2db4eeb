import { describe, expect, it } from 'vitest'
import { componentStyles } from './component-styles.ts'
import { showcaseStyles } from './showcase/showcase-styles.ts'
import { dark, light, tokenStyles } from './tokens.ts'
import type { ColorName } from './tokens.ts'

/** Contrast ratio of WCAG 2.2: relative luminance of sRGB colours. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

type Pair = readonly [ColorName, ColorName]
const grounds = ['page', 'surface', 'raised', 'overlay', 'hover', 'pressed', 'selected'] as const
const tones = ['good', 'warn', 'danger', 'info', 'neutral', 'accent', 'nodeEntry', 'nodeMessage', 'nodeWait', 'nodeDecide', 'nodeData', 'nodeFlow'] as const

const readable: readonly Pair[] = [
  ...grounds.flatMap((ground): readonly Pair[] => [['text', ground], ['quiet', ground]]),
  ...tones.flatMap((tone): readonly Pair[] => [[tone, `${tone}Soft`], [tone, 'surface'], [tone, 'page'], [tone, 'overlay'], ['text', `${tone}Soft`]]),
  ['onAccent', 'accent'], ['onAccent', 'accentHover'], ['onDanger', 'danger'], ['onDanger', 'dangerHover'], ['onInverse', 'inverse'], ['accentHover', 'selected'], ['accent', 'selected'],
]
const visible: readonly Pair[] = [
  ...(['control', 'focus'] as const).flatMap((edge) => (['surface', 'page', 'overlay'] as const).map((ground): Pair => [edge, ground])),
  ['focus', 'selected'], ['focus', 'raised'], ['accent', 'raised'], ['accent', 'pressed'],
]

describe.each([['light', light], ['dark', dark]] as const)('the %s palette', (_name, palette) => {
  it.each(readable)('lets %s be read on %s', (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(visible)('lets the edge %s be seen on %s', (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(3)
  })
})

describe('the style sheets', () => {
  // An unknown variable makes a declaration void without a word: a colour is lost and nobody notices in the other theme.
  it('use only variables that are tokens, or set beside their use', () => {
    const sheet = `${tokenStyles}\n${componentStyles}\n${showcaseStyles}`
    const known = new Set([...sheet.matchAll(/(--[a-z0-9-]+):/g)].map((match) => match[1]))
    const used = new Set([...sheet.matchAll(/var\((--[a-z0-9-]+)/g)].map((match) => match[1]))
    expect([...used].filter((name) => !known.has(name) && name?.startsWith('--radix-') !== true)).toEqual([])
  })

  it('name every colour through a token', () => {
    expect([...`${componentStyles}\n${showcaseStyles}`.matchAll(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)].map((match) => match[0])).toEqual([])
  })

  it('follow the system until the person chose a theme', () => {
    expect(tokenStyles).toContain("@media (prefers-color-scheme: dark) { :root:not([data-theme='light'])")
    expect(tokenStyles).toContain(":root[data-theme='dark']")
  })

  it('stand still for people who asked for less motion', () => {
    expect(componentStyles).toMatch(/prefers-reduced-motion: reduce\) \{\s*\*, \*::before, \*::after \{ animation-duration: 1ms !important/)
  })

  // A duration set on every element gives every element a transition of all its properties: a new theme then crept down the page level by level.
  it('give no element a transition that it does not ask for', () => {
    expect(`${tokenStyles}\n${componentStyles}`).not.toContain('transition-duration')
    expect(componentStyles).toContain('transition: none !important')
  })
})
