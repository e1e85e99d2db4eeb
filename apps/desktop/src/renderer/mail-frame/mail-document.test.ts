import { describe, expect, it } from 'vitest'
import { mailDocument } from './mail-document.ts'

describe('the document of a mail', () => {
  it('begins with the policy, whatever stands in the mail', () => {
    for (const html of ['<p>Hi</p>', '<!DOCTYPE html>\n<html><head><title>x</title></head><body>Hi</body></html>', '<img src="https://x.example/"><head>']) {
      const document = mailDocument(html, 'light')
      expect(document).toMatch(/^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https: data:; style-src 'unsafe-inline'">/)
      expect(document.toLowerCase().split('<!doctype')).toHaveLength(2)
    }
  })

  it('asks no other server for fonts and styles', () => {
    const document = mailDocument('<link href="https://fonts.example/css?family=Ubuntu" rel="stylesheet"><style>@import url(https://fonts.example/css);p{color:red}</style><p>Hi</p>', 'light')
    expect(document).not.toContain('fonts.example')
    expect(document).toContain('p{color:red}')
  })

  it('counts no open of the customer', () => {
    const pixel = '<img src="https://mail.example/o/AaIVt7mEc0GkhT5i-E_Z.gif" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0;">'
    const document = mailDocument(`<p>Hi</p><img src="https://shop.example/o/logo.png">${pixel}`, 'light')
    expect(document).toMatch(/<p>Hi<\/p><img src="https:\/\/shop\.example\/o\/logo\.png">$/)
  })

  it('is dark where the reader is, and keeps what the mail says of itself', () => {
    expect(mailDocument('<body style="background:#fff">Hi</body>', 'dark')).toMatch(/color-scheme: dark;.*<body style="background:#fff">Hi<\/body>$/)
  })
})
