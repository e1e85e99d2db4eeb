// The design tokens: every colour, size and font of the product, light and dark. Components use the CSS variables made
// from them and nothing else. Text pairs reach 4.5:1, borders of controls and focus 3:1 (WCAG 2.2 AA), both held by a test.

type Palette = Readonly<Record<ColorName, string>>
export type ColorName = 'page' | 'surface' | 'raised' | 'text' | 'quiet' | 'line' | 'control' | 'accent' | 'onAccent' | 'danger' | 'onDanger' | 'good' | 'focus'

export const light: Palette = {
  page: '#f5f6f8', surface: '#ffffff', raised: '#eef0f4', text: '#16181d', quiet: '#565d6b', line: '#d9dde4', control: '#7d8594',
  accent: '#2f5bd0', onAccent: '#ffffff', danger: '#b3261e', onDanger: '#ffffff', good: '#1b6e3c', focus: '#2f5bd0',
}

export const dark: Palette = {
  page: '#121419', surface: '#1a1d24', raised: '#242831', text: '#eceef2', quiet: '#a4abb8', line: '#333945', control: '#727a89',
  accent: '#8fadff', onAccent: '#0f1730', danger: '#ffb4ab', onDanger: '#3f0a06', good: '#7bd39c', focus: '#8fadff',
}

const sizes = {
  'space-1': '4px', 'space-2': '8px', 'space-3': '12px', 'space-4': '16px', 'space-6': '24px', 'space-8': '32px',
  radius: '8px', 'radius-small': '5px',
  'text-small': '13px', 'text-body': '15px', 'text-title': '22px',
  font: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  mono: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
} as const

const declarations = (values: Readonly<Record<string, string>>): string => Object.entries(values).map(([name, value]) => `--${name}: ${value};`).join(' ')

/** The style sheet of the tokens: follows the system, or `data-theme` on the root when the person chose. */
export const tokenStyles = [
  `:root { color-scheme: light; ${declarations(sizes)} ${declarations(light)} }`,
  `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { color-scheme: dark; ${declarations(dark)} } }`,
  `:root[data-theme='dark'] { color-scheme: dark; ${declarations(dark)} }`,
].join('\n')
