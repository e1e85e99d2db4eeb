import { RuleTester } from 'eslint'
import { afterAll, describe, it } from 'vitest'
import { reasonedSuppressionRule } from './reasoned-suppression.mjs'

Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll })

new RuleTester().run('reasoned-suppression', reasonedSuppressionRule, {
  valid: [
    '// eslint-disable-next-line max-params -- the signature is fixed by the engine contract\nf()',
    'f() // eslint-disable-line no-empty -- the reason',
    '/* eslint-disable max-lines -- one table, one row per error */\nf()',
    '/* eslint-enable max-lines */ f()',
    '// speaks of eslint, switches nothing off\nf()',
  ],
  invalid: [
    { code: '// eslint-disable-next-line max-params\nf()', errors: [{ messageId: 'noReason' }] },
    { code: '// eslint-disable-next-line\nf()', errors: [{ messageId: 'noRule' }] },
    { code: '// eslint-disable-next-line -- because\nf()', errors: [{ messageId: 'noRule' }] },
    { code: '/* eslint-disable no-empty -- because */\nf()', errors: [{ messageId: 'wholeFile' }] },
    { code: '/* eslint-disable */\nf()', errors: [{ messageId: 'noRule' }] },
    { code: '/* eslint-disable max-lines, no-empty -- because */\nf()', errors: [{ messageId: 'wholeFile' }] },
  ],
})
