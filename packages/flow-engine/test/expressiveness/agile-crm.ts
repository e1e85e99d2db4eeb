import { splitBucket } from '../../src/index.ts'
import { journey, type StoryTeller } from '../../src/testing/index.ts'
import { translation, type Source } from './translation.ts'

// Campaigns into which people are put by hand or by a call: our entry by the API.

const half = (variant: 'a' | 'b'): Pick<StoryTeller, 'customer'> => {
  for (let index = 0; ; index += 1) {
    const id = `cus_${index}`
    if (splitBucket('salt-half', 'half', id) < 5000 === (variant === 'a')) return { customer: { id } }
  }
}
/** A click in the mail of this step: what we record of our mails says by which step it was sent. */
const click = (step: string) => ({ timeout: 'P3D', where: [{ property: 'nodeId', is: 'equals' as const, value: step }] })

export const agileCrm: Source = {
  name: 'Agile CRM',
  translations: [
    translation('ab_testing_template',
      journey().onApi().splitPercent('half', { a: 50, b: 50 }).email('mail-a').tag('sent-a', ['Sent-A']).waitForEvent('clicked-a', 'Email Clicked', click('mail-a')).tag('opened-a', ['Opened-A'])
        .at('half', 'b').email('mail-b').tag('sent-b', ['Sent-B']).waitForEvent('clicked-b', 'Email Clicked', click('mail-b')).tag('opened-b', ['Opened-B']), {
        stories: [
          { who: 'somebody of the first half who clicks', teller: { ...half('a'), properties: { 'Email Clicked': { nodeId: 'mail-a' } } }, lines: [['PT0S', 'start', 'clicked-a', ['sendEmail mail-a#2', 'updateCustomer sent-a#3']], ['P1D', 'Email Clicked', 'opened-a completed', ['updateCustomer opened-a#5']]] },
          { who: 'somebody of the second half who clicks in another mail only', teller: { ...half('b'), properties: { 'Email Clicked': { nodeId: 'mail-a' } } }, lines: [['PT0S', 'start', 'clicked-b', ['sendEmail mail-b#2', 'updateCustomer sent-b#3']], ['P1D', 'Email Clicked', 'clicked-b', []], ['P3D', 'wake', 'clicked-b completed', []]] },
        ],
      }),
    translation('auto_responder_template', journey().onApi().email('intro').wait('pause', 'P2D').email('follow-up'), {
      stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'pause', ['sendEmail intro#1']], ['P2D', 'wake', 'follow-up completed', ['sendEmail follow-up#3']]] }],
    }),
    translation('newsletter_template', journey().onApi().email('newsletter'), { stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'newsletter completed', ['sendEmail newsletter#1']]] }] }),
    translation('signup_welcome_template', journey().onApi().wait('pause', 'PT5M').email('welcome'), {
      stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'pause', []], ['PT5M', 'wake', 'welcome completed', ['sendEmail welcome#2']]] }],
    }),
  ],
}
