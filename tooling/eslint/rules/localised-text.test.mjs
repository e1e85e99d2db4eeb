import { RuleTester } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, describe, it } from 'vitest'
import { localisedTextRule } from './localised-text.mjs'

Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll })

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } } })
/** @param {string} code */
const bare = (code) => ({ code, filename: 'a.tsx', errors: [{ messageId: 'bare' }] })
/** @param {string} code */
const fine = (code) => ({ code, filename: 'a.tsx' })

tester.run('localised-text', localisedTextRule, {
  valid: [
    `const a = <p title={t('Saved a minute ago')}>{t('Saved')} – {count}</p>`,
    `const a = rich('Read <link>the guide</link>', { link })`,
    `const a = tc('verb', 'Open')`,
    `const a = <p className="quiet wide row" data-kind="Wide" role="alert">Sendero</p>`,
    `if (event.key === 'Enter' || kind === 'Not a kind') throw new Error('Nobody reads this one')`,
    `switch (key) { case 'Arrow Down': break }`,
    `type A = 'One or two'`,
    `import a from 'Some Where'`,
    `const a = { keys: 'Mod Enter', 'A name': 1 }`,
    'const a = `/customers/${id}`',
    `const a = ['plan', 'user-id', 'PT30M']`,
    `console.error('Some words for a log')`,
  ].map(fine),
  invalid: [
    '<p>Saved</p>',
    '<p>{count} saved</p>',
    '<IconButton label="more" />',
    '<Thing explain="Two words" />',
    `const a = { label: 'Save', other: t('E-mail') }`,
    `const a = { subscription: 'E-mail' }`,
    `const a = { header: 'Entered, last 7 days' }`,
    `const a = isOpen ? 'Hide it' : t('Show it')`,
    'const a = `${count} people`',
    'const a = `${name}: unit`',
    `throw new ProblemError({ detail: 'The server does not answer' })`,
    `toast.show({ title: 'It could not be saved' })`,
  ].map(bare),
})
