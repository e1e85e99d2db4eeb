import { RuleTester } from 'eslint'
import { afterAll, describe, it } from 'vitest'
import { doorSizeRule } from './door-size.mjs'

Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll })

const options = [{ max: 3 }]

new RuleTester().run('door-size', doorSizeRule, {
  valid: [
    { code: "export { a, b } from './a.js'; export { c } from './c.js'", options },
    { code: "import { a, b, c, d } from './a.js'; export { a }", options },
  ],
  invalid: [
    { name: 'counts names, not statements', code: "export { a, b } from './a.js'; export { c, d } from './c.js'", options, errors: [{ messageId: 'tooMany', data: { count: '4', max: '3' } }] },
    { name: 'counts what is declared in the door', code: "export { a, b, c } from './a.js'; export const d = 1", options, errors: [{ messageId: 'tooMany', data: { count: '4', max: '3' } }] },
  ],
})
