import type { Rule } from '../../src/segment.ts'
import { journey, type JourneyBuilder } from '../../src/testing/index.ts'
import { translation, type Source } from './translation.ts'

// Written use cases of a platform whose steps hand people to other systems. Its audiences are segments here; what goes to
// advertisers, support, text messages or an app goes by a webhook.

const start = Date.UTC(2026, 0, 15, 9)
const did = (event: string, daysAgo = 0) => ({ name: event, occurredAt: start - daysAgo * 86_400_000, properties: {} })
const has = (trait: string, value: string | boolean): Rule => ({ trait, is: 'equals', value })
const once = (event: string, within?: string): Rule => ({ event, count: { atLeast: 1 }, ...(within === undefined ? {} : { within }) })
const hand = (drawn: JourneyBuilder, ...ids: string[]): JourneyBuilder => ids.reduce((line, id) => line.webhook(id), drawn)

export const journeysUseCases: Source = {
  name: 'Written use cases: journeys',
  translations: [
    translation('Repeat purchase campaign', journey().onSegment('seg_onePurchase').exitWhen('again', { leaves: 'seg_onePurchase' }).wait('pause', 'P14D')
      .splitRules('channel', { email: has('mostFrequentUtmSource', 'Email'), sms: has('mostFrequentUtmSource', 'SMS') }).email('mail').at('channel', 'sms').webhook('text'), {
      differs: ['other channels'],
      stories: [
        { who: 'who came by mail and bought once', teller: { segments: ['seg_onePurchase'], customer: { traits: { mostFrequentUtmSource: 'Email' } } }, lines: [['PT0S', 'start', 'pause', []], ['P14D', 'wake', 'mail completed', ['sendEmail mail#3']]] },
        { who: 'who buys again meanwhile', teller: { segments: ['seg_onePurchase'] }, lines: [['PT0S', 'start', 'pause', []], ['P5D', 'leaves seg_onePurchase', 'pause exited', []]] },
      ],
    }),
    translation('Low recency purchase winback', hand(journey().onSegment('seg_noOrder180').splitRules('value', { high: { trait: 'customerLifetimeValue', is: 'gt', value: 100 } }).email('high-mail'), 'ads')
      .wait('day', 'P1D').waitForEvent('comes', 'Page Viewed', { timeout: 'P1D', where: [{ property: 'utm_source', is: 'equals', value: 'winback' }] }).email('discount').at('value', 'else').email('mail'), {
      differs: ['other channels'],
      stories: [
        { who: 'a good customer who comes by the campaign', teller: { customer: { traits: { customerLifetimeValue: 250 } }, properties: { 'Page Viewed': { utm_source: 'winback' } } }, lines: [['PT0S', 'start', 'day', ['sendEmail high-mail#2', 'callWebhook ads#3']], ['P1D', 'wake', 'comes', []], ['P1DT2H', 'Page Viewed', 'discount completed', ['sendEmail discount#6']]] },
        { who: 'anybody else', lines: [['PT0S', 'start', 'mail completed', ['sendEmail mail#2']]] },
      ],
    }),
    translation('Trial to paid conversion', hand(hand(journey().onSegment('seg_trialNotPaid').wait('pause', 'P5D').splitRules('paid', { paid: once('Subscription Started') }).email('thanks'), 'support')
      .at('paid', 'else').email('offer'), 'support-2', 'ads'), {
      differs: ['other channels'],
      stories: [
        { who: 'who subscribes', lines: [['PT0S', 'start', 'pause', []], ['P2D', 'Subscription Started', 'pause', []], ['P5D', 'wake', 'support completed', ['sendEmail thanks#3', 'callWebhook support#4']]] },
        { who: 'who does not', lines: [['PT0S', 'start', 'pause', []], ['P5D', 'wake', 'ads completed', ['sendEmail offer#3', 'callWebhook support-2#4', 'callWebhook ads#5']]] },
      ],
    }),
    translation('Onboarding flow', hand(hand(journey().onEvent('Account Created').wait('hour', 'PT1H').splitRules('tutorial', { done: once('Tutorial Completed') }).email('next'), 'support', 'in-app').at('tutorial', 'else').email('help'), 'support-2', 'in-app-2', 'ads'), {
      differs: ['other channels'], enters: { by: { name: 'Account Created', properties: {} }, notBy: { name: 'Tutorial Completed', properties: {} } },
      stories: [
        { who: 'who does the tutorial', lines: [['PT0S', 'start', 'hour', []], ['PT20M', 'Tutorial Completed', 'hour', []], ['PT1H', 'wake', 'in-app completed', ['sendEmail next#3', 'callWebhook support#4', 'callWebhook in-app#5']]] },
        { who: 'who does not', lines: [['PT0S', 'start', 'hour', []], ['PT1H', 'wake', 'ads completed', ['sendEmail help#3', 'callWebhook support-2#4', 'callWebhook in-app-2#5', 'callWebhook ads#6']]] },
      ],
    }),
    translation('Paid subscription acquisition', hand(journey().onEvent('Subscription Started', { where: [{ property: 'planType', is: 'equals', value: 'Free' }] }).wait('hour', 'PT1H').email('welcome').wait('week', 'P7D')
      .splitRules('paid', { paid: { event: 'Subscription Started', count: { atLeast: 1 }, where: [{ property: 'planType', is: 'equals', value: 'paid' }] } }).email('thanks').at('paid', 'else').email('offer'), 'ads'), {
      differs: ['other channels'], enters: { by: { name: 'Subscription Started', properties: { planType: 'Free' } }, notBy: { name: 'Subscription Started', properties: { planType: 'paid' } } },
      stories: [
        { who: 'who goes on to pay', teller: { properties: { 'Subscription Started': { planType: 'paid' } } }, lines: [['PT0S', 'start', 'hour', []], ['PT1H', 'wake', 'week', ['sendEmail welcome#2']], ['P3D', 'Subscription Started', 'week', []], ['P7DT1H', 'wake', 'thanks completed', ['sendEmail thanks#5']]] },
        { who: 'who stays free', lines: [['PT0S', 'start', 'hour', []], ['PT1H', 'wake', 'week', ['sendEmail welcome#2']], ['P7DT1H', 'wake', 'ads completed', ['sendEmail offer#5', 'callWebhook ads#6']]] },
      ],
    }),
    translation('Re-engagement Campaign', hand(hand(journey().onSegment('seg_noPage60').splitRules('paid', { paid: has('plan', 'paid') }).splitRules('likes', { engineering: has('favouriteCategory', 'Engineering'), marketing: has('favouriteCategory', 'Marketing') }).email('engineering'), 'ads')
      .at('likes', 'marketing').email('marketing'), 'ads-2').at('paid', 'else').email('free'), {
      differs: ['other channels'],
      stories: [
        { who: 'a paying reader about marketing', teller: { customer: { traits: { plan: 'paid', favouriteCategory: 'Marketing' } } }, lines: [['PT0S', 'start', 'ads-2 completed', ['sendEmail marketing#3', 'callWebhook ads-2#4']]] },
        { who: 'a free reader', lines: [['PT0S', 'start', 'free completed', ['sendEmail free#2']]] },
      ],
    }),
  ],
}

export const campaignUseCases: Source = {
  name: 'Written use cases: campaigns',
  translations: [
    translation('Customer loyalty email campaign', journey().onSegment('seg_loyal').goalWhen('used', { event: 'Order Completed', where: [{ property: 'promo_discount', is: 'equals', value: '35OFF' }] }, '35OFF Promo Used').wait('week', 'P7D')
      .splitRules('refund', { refunded: once('Order Refunded', 'P30D') }).email('survey').at('refund', 'else').email('promo').wait('time', 'P30D').exit('end'), {
      stories: [
        { who: 'who uses the code', teller: { properties: { 'Order Completed': { promo_discount: '35OFF' } } }, lines: [['PT0S', 'start', 'week', []], ['P7D', 'wake', 'time', ['sendEmail promo#3']], ['P9D', 'Order Completed', 'time converted', []]] },
        { who: 'who has sent something back', teller: { history: [did('Order Refunded', 3)] }, lines: [['PT0S', 'start', 'week', []], ['P7D', 'wake', 'survey completed', ['sendEmail survey#3']]] },
      ],
    }),
    translation('Cart abandonment', journey().onEvent('Product Added').reentry('afterExit').wait('pause', 'PT4H').splitRules('ordered', { yes: once('Order Completed', 'P7D') }).exit('end')
      .at('ordered', 'else').splitRules('opted', { email: has('email_opt_in', true), sms: has('SMS_opt_in', true) }).email('reminder').at('opted', 'sms').webhook('text').at('opted', 'else').webhook('ads'), {
      differs: ['other channels'],
      stories: [
        { who: 'who wants mail', teller: { customer: { traits: { email_opt_in: true } } }, lines: [['PT0S', 'start', 'pause', []], ['PT4H', 'wake', 'reminder completed', ['sendEmail reminder#4']]] },
        { who: 'who wants nothing', lines: [['PT0S', 'start', 'pause', []], ['PT4H', 'wake', 'ads completed', ['callWebhook ads#4']]] },
        { who: 'who orders', lines: [['PT0S', 'start', 'pause', []], ['PT1H', 'Order Completed', 'pause', []], ['PT4H', 'wake', 'end exited', []]] },
      ],
    }),
    translation('Onboarding', journey().onEvent('Page Viewed').goalWhen('accepted', { event: 'Order Completed', where: [{ property: 'promo_discount', is: 'equals', value: 'NORESORTFEE' }] }, 'Exclusive Offer Accepted').webhook('ads').wait('two-days', 'P2D').email('offer').wait('week', 'P7D')
      .splitRules('booked', { yes: once('Order Completed', 'P7D') }).email('details').at('booked', 'else').webhook('text'), {
      differs: ['other channels', 'goal without an end'],
      stories: [
        { who: 'who takes the offer', teller: { properties: { 'Order Completed': { promo_discount: 'NORESORTFEE' } } }, lines: [['PT0S', 'start', 'two-days', ['callWebhook ads#1']], ['P2D', 'wake', 'week', ['sendEmail offer#3']], ['P3D', 'Order Completed', 'week converted', []]] },
        { who: 'who books without it', lines: [['PT0S', 'start', 'two-days', ['callWebhook ads#1']], ['P2D', 'wake', 'week', ['sendEmail offer#3']], ['P3D', 'Order Completed', 'week', []], ['P9D', 'wake', 'details completed', ['sendEmail details#6']]] },
        { who: 'who does not book', lines: [['PT0S', 'start', 'two-days', ['callWebhook ads#1']], ['P2D', 'wake', 'week', ['sendEmail offer#3']], ['P9D', 'wake', 'text completed', ['callWebhook text#6']]] },
      ],
    }),
    translation('Low recency campaign', journey().onSegment('seg_noItem180').email('news').waitForEvent('looks', 'Product Viewed', { timeout: 'P7D' }).wait('rest', 'P7D').splitRules('bought', { yes: once('Item Purchased', 'P7D') }).webhook('survey').at('looks', 'timeout').to('bought')
      .at('bought', 'else').webhook('discount').waitForEvent('buys', 'Item Purchased', { timeout: 'P7D' }).goal('won', 'Bought').at('buys', 'timeout').exit('end'), {
      differs: ['other channels', 'goal without an end'],
      stories: [
        { who: 'who looks, and buys with the discount', lines: [['PT0S', 'start', 'looks', ['sendEmail news#1']], ['P2D', 'Product Viewed', 'rest', []], ['P9D', 'wake', 'buys', ['callWebhook discount#5']], ['P10D', 'Item Purchased', 'won converted', []]] },
        { who: 'who does nothing', lines: [['PT0S', 'start', 'looks', ['sendEmail news#1']], ['P7D', 'wake', 'buys', ['callWebhook discount#4']], ['P14D', 'wake', 'end exited', []]] },
      ],
    }),
    translation('Company updates and newsletters', journey().onSchedule('2026-02-01T09:00', { rule: 'FREQ=MONTHLY;INTERVAL=6', segmentId: 'seg_newsletter' }).reentry('always').email('newsletter'), {
      stories: [{ who: 'who has opted in', lines: [['PT0S', 'start', 'newsletter completed', ['sendEmail newsletter#1']]] }],
    }),
  ],
}
