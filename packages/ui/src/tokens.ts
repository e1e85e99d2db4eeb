// The design tokens: every colour, size and font of the product, light and dark. Components use the CSS variables made
// from them and nothing else. Text pairs reach 4.5:1, borders of controls and focus 3:1 (WCAG 2.2 AA), both held by a test.

export const light = {
  page: '#f6f7f9', surface: '#ffffff', raised: '#f0f2f5', overlay: '#ffffff', hover: '#f2f4f7', pressed: '#e6e9ee', selected: '#e4f2f2',
  line: '#e2e5ea', lineStrong: '#cfd4dc', control: '#858d9b', focus: '#0b7178', scrim: '#11141a66',
  text: '#171a20', quiet: '#5a6170', disabled: '#8d94a1', inverse: '#1f242d', onInverse: '#f4f5f8',
  accent: '#0b6b72', accentHover: '#085a60', accentSoft: '#def0f0', onAccent: '#ffffff', dangerHover: '#9d1d17', onDanger: '#ffffff',
  good: '#19703d', goodSoft: '#e2f3e8', warn: '#96500a', warnSoft: '#fcefdb', danger: '#b8261f', dangerSoft: '#fce8e6', info: '#2757c2', infoSoft: '#e6eefc', neutral: '#545c6b', neutralSoft: '#eceef2',
  nodeEntry: '#22703f', nodeEntrySoft: '#e0f2e6', nodeMessage: '#2a5bd0', nodeMessageSoft: '#e6edfd', nodeWait: '#775f06', nodeWaitSoft: '#f6efd3',
  nodeDecide: '#7440c0', nodeDecideSoft: '#f1e9fb', nodeData: '#a92a6c', nodeDataSoft: '#fbe7f0', nodeFlow: '#525c6d', nodeFlowSoft: '#e9ecf1',
}

export type ColorName = keyof typeof light

export const dark: Readonly<Record<ColorName, string>> = {
  page: '#0f1115', surface: '#16191f', raised: '#1e2229', overlay: '#1b1f26', hover: '#1d2128', pressed: '#282d37', selected: '#133032',
  line: '#272c35', lineStrong: '#39404c', control: '#676f7d', focus: '#5cc9c7', scrim: '#05070b99',
  text: '#e8eaef', quiet: '#a1a8b6', disabled: '#6b7280', inverse: '#e8eaef', onInverse: '#171a20',
  accent: '#5cc9c7', accentHover: '#7bd7d5', accentSoft: '#12312f', onAccent: '#04211f', dangerHover: '#ffb5ad', onDanger: '#3a0a06',
  good: '#74d199', goodSoft: '#142f1f', warn: '#efb168', warnSoft: '#35250f', danger: '#ff9d93', dangerSoft: '#3b1a17', info: '#94b5ff', infoSoft: '#1a2748', neutral: '#aab1be', neutralSoft: '#262b34',
  nodeEntry: '#80d5a2', nodeEntrySoft: '#153021', nodeMessage: '#94b5ff', nodeMessageSoft: '#1a2748', nodeWait: '#d8c160', nodeWaitSoft: '#2e290f',
  nodeDecide: '#c6a3ff', nodeDecideSoft: '#2b1f44', nodeData: '#ff9cc7', nodeDataSoft: '#3c182a', nodeFlow: '#aab3c2', nodeFlowSoft: '#262b34',
}

// Two flat layers each: shadows of small radius are cheap to paint, and in the dark the line does the work.
const lightShadows = { 'shadow-1': '0 1px 2px #11141a0f', 'shadow-2': '0 1px 2px #11141a14, 0 4px 12px #11141a1a', 'shadow-3': '0 2px 4px #11141a14, 0 12px 28px #11141a26' }
const darkShadows = { 'shadow-1': '0 1px 2px #00000066', 'shadow-2': '0 1px 2px #00000080, 0 4px 12px #00000080', 'shadow-3': '0 2px 4px #00000080, 0 12px 28px #000000a6' }

const sizes = {
  'space-half': '2px', 'space-1': '4px', 'space-2': '8px', 'space-3': '12px', 'space-4': '16px', 'space-5': '20px', 'space-6': '24px', 'space-8': '32px', 'space-10': '40px', 'space-12': '48px',
  'radius-small': '6px', radius: '8px', 'radius-large': '10px', 'radius-full': '999px',
  'text-micro': '12px', 'text-small': '13px', 'text-body': '14px', 'text-lead': '16px', 'text-title': '20px', 'text-number': '24px',
  'weight-normal': '400', 'weight-medium': '500', 'weight-strong': '600',
  'control-small': '28px', 'control-medium': '32px', 'control-large': '38px', 'row-height': '38px',
  fast: '100ms', slow: '180ms', ease: 'cubic-bezier(.2, .7, .3, 1)',
  'z-sticky': '10', 'z-panel': '40', 'z-overlay': '50', 'z-toast': '60', 'z-tooltip': '70',
  font: "'Inter Variable', Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Liberation Sans', system-ui, sans-serif",
  mono: "ui-monospace, 'SF Mono', 'JetBrains Mono', Menlo, Consolas, 'Liberation Mono', monospace",
} as const

/** `accentSoft` is `--accent-soft`. */
export const variableName = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
const declarations = (values: Readonly<Record<string, string>>): string => Object.entries(values).map(([name, value]) => `${variableName(name)}: ${value};`).join(' ')

const darkDeclarations = `color-scheme: dark; ${declarations(dark)} ${declarations(darkShadows)}`

/** The style sheet of the tokens: follows the system, or `data-theme` on the root when the person chose. */
export const tokenStyles = [
  `:root { color-scheme: light; ${declarations(sizes)} ${declarations(light)} ${declarations(lightShadows)} }`,
  `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${darkDeclarations} } }`,
  `:root[data-theme='dark'] { ${darkDeclarations} }`,
  '@media (prefers-reduced-motion: reduce) { :root { --fast: 0ms; --slow: 0ms; } }',
].join('\n')
