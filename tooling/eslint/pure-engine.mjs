// The engine gets everything as an argument: time, chance and the outside world. So a replay, a preview and production
// decide alike, on every machine. (What it may import is the business of the layers.)

const ambientGlobals = [
  'process',
  'console',
  'fetch',
  'performance',
  'crypto',
  'navigator',
  'window',
  'localStorage',
  'globalThis',
  'require',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'WebSocket',
  'XMLHttpRequest',
]

export const pureGlobals = ambientGlobals.map((name) => ({ name, message: 'The engine is pure: take what you need as an argument.' }))

const localDateParts = '/^(get|set)(Hours|Minutes|Seconds|Milliseconds|Date|Day|Month|FullYear|Year|TimezoneOffset)$/'

export const pureSyntax = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The engine has no clock: take `now` as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The engine has no clock: take `now` as an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The engine has no clock: take `now` as an argument.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The engine has no dice: a split is a hash of ids.',
  },
  {
    selector: `CallExpression[callee.property.name=${localDateParts}]`,
    message: "This reads the machine's time zone: use the UTC methods, or a zone given as an argument.",
  },
  {
    selector: 'CallExpression[arguments.length=0][callee.property.name=/^toLocale/]',
    message: "This reads the machine's language: name the locale, or use the plain method.",
  },
  {
    selector: "CallExpression[arguments.length<2][callee.property.name='localeCompare']",
    message: "This reads the machine's language: compare with < and >.",
  },
  { selector: "MetaProperty[meta.name='import']", message: 'The engine does not know where it lies.' },
]
