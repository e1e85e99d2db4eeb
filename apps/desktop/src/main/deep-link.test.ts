import { expect, it } from 'vitest'
import { parseDeepLink } from './deep-link.ts'

it.each([
  ['sendero://open?journey=wf_01h', '/journeys/wf_01h'],
  ['sendero://open?journey=wf_01h&step=wait_2', '/journeys/wf_01h#step=wait_2'],
  ['sendero://open/?customer=cus_9', '/customers/cus_9'],
  ['sendero://open?segment=seg_a', '/segments/seg_a'],
  ['sendero://open?template=tpl_a', '/templates/tpl_a'],
])('%s shows %s', (link, page) => { expect(parseDeepLink(link)).toBe(page) })

it.each([
  'sendero://publish?journey=wf_1', 'sendero://open', 'sendero://open?journey=wf_1&journey=wf_2', 'sendero://open?journey=wf_1&customer=cus_1', 'sendero://open?journey=cus_1',
  'sendero://open?journey=../settings', 'sendero://open?journey=wf_1&step=a%23b', 'sendero://open?journey=wf_1&publish=1', 'sendero://open/x?journey=wf_1', 'https://open?journey=wf_1', 'sendero:open?journey=wf_1', '--flag', '',
])('%j shows nothing', (link) => { expect(parseDeepLink(link)).toBeNull() })
