import { describe, expect, it } from 'vitest'
import { isWebAddress } from './web-address.ts'

describe('a web address', () => {
  it.each(['http://a.test', 'https://a.test/x?y=1#z', 'HTTPS://A.TEST', 'https://a.test/{{ customer.userId }}', '{{ customer.hook }}', '{% if x %}https://a.test{% endif %}', 'https://user@a.test'])('is %s', (url) => {
    expect(isWebAddress(url)).toBe(true)
  })

  it.each(['', 'a.test', 'ftp://a.test', 'https://', 'https:///path', 'https://?x', 'https:// a.test', 'javascript:alert(1)', ' https://a.test', '{ customer }', 'mailto:a@a.test'])('is not %j', (url) => {
    expect(isWebAddress(url)).toBe(false)
  })
})
