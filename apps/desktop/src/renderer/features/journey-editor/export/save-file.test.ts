import { expect, it } from 'vitest'
import { fileName } from './save-file.ts'

it('a file is called like its journey, as far as every system takes it', () => {
  expect(fileName('Welcome & “Größe”', 'svg')).toBe('Welcome & “Größe”.svg')
  expect(fileName('../../etc/passwd', 'png')).toBe('etc passwd.png')
  expect(fileName('a:b*c?\u0000\u202e', 'pdf')).toBe('a b c.pdf')
  expect(fileName(' … . ', 'pdf')).toBe('….pdf')
  expect(fileName('//', 'pdf')).toBe('Journey.pdf')
  expect(fileName('x'.repeat(300), 'svg')).toHaveLength(84)
})
