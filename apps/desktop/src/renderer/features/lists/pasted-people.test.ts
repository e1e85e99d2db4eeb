import { expect, test } from 'vitest'
import { pastedPeople } from './pasted-people.ts'

test('people are parted by lines, commas, semicolons and tabs, and named once', () => {
  expect(pastedPeople('ann@example.test\r\nben, ben;"cid"\t<dan@example.test>\n\n  ')).toEqual(['ann@example.test', 'ben', 'cid', 'dan@example.test'])
  expect(pastedPeople(' , ;\n')).toEqual([])
})

test('an id with a space in it stays whole', () => {
  expect(pastedPeople('customer 12\ncustomer 13')).toEqual(['customer 12', 'customer 13'])
})
