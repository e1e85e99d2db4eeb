import type { JsonObject } from '../../src/index.ts'
import { journey, type JourneyBuilder } from '../../src/testing/index.ts'
import { translation, type Source, type Translation } from './translation.ts'

// A shop on WordPress and WooCommerce: what its platform tells the source, the site sends us as events.

const order = (properties: JsonObject = {}) => ({ name: 'Order Completed', properties })
const ordered = (count: number, start = Date.UTC(2026, 0, 15, 9)) => Array.from({ length: count }, (_, at) => ({ name: 'Order Completed', occurredAt: start - at * 1000, properties: {} }))

const afterAMinute = (name: string, drawn: JourneyBuilder, more: Partial<Translation> = {}): Translation => translation(name, drawn.wait('pause', 'PT1M').email('welcome'), {
  ...more, stories: [{ who: 'somebody new', lines: [['PT0S', 'start', 'pause', []], ['PT1M', 'wake', 'welcome completed', ['sendEmail welcome#2']]] }],
})
const series = (name: string, drawn: JourneyBuilder, more: Partial<Translation> = {}): Translation => translation(name, drawn.email('welcome').wait('pause', 'P2D').email('more'), {
  ...more, stories: [{ who: 'somebody new', lines: [['PT0S', 'start', 'pause', ['sendEmail welcome#1']], ['P2D', 'wake', 'more completed', ['sendEmail more#3']]] }],
})
/** One mail after an order with something in it; products of an order are a list, of which any may be the one. */
const bought = (name: string, property: string, value: string, products: JsonObject): Translation => translation(name, journey().onEvent('Order Completed', { where: [{ property, is: 'equals', value }] }).reentry('always').email('thanks'), {
  differs: ['platform event', 'not told'],
  enters: { by: order({ products: [{ id: 'p0' }, products] }), notBy: order({ products: [{ id: 'p0', tag: 'old', category: 'other' }] }) },
  stories: [{ who: 'who bought it', lines: [['PT0S', 'start', 'thanks completed', ['sendEmail thanks#1']]] }],
})

export const mailPoet: Source = {
  name: 'MailPoet',
  translations: [
    afterAMinute('subscriber-welcome-email', journey().onSegment('seg_list')),
    afterAMinute('user-welcome-email', journey().onEvent('User Registered'), { differs: ['platform event'], enters: { by: { name: 'User Registered', properties: {} }, notBy: order() } }),
    series('subscriber-welcome-series', journey().onSegment('seg_list'), { differs: ['not told'] }),
    series('user-welcome-series', journey().onEvent('User Registered'), { differs: ['platform event', 'not told'] }),
    translation('first-purchase', journey().onEvent('Order Completed').splitRules('first', { first: { event: 'Order Completed', count: { exactly: 1 } } }).email('offer'), {
      differs: ['platform event'],
      stories: [
        { who: 'a first-time buyer', teller: { history: ordered(1) }, lines: [['PT0S', 'start', 'offer completed', ['sendEmail offer#2']]] },
        { who: 'who has ordered before', teller: { history: ordered(2) }, lines: [['PT0S', 'start', 'first completed', []]] },
      ],
    }),
    translation('thank-loyal-customers', journey().onSegment('seg_loyal').email('thanks'), { differs: ['not told'], stories: [{ who: 'somebody who becomes loyal', lines: [['PT0S', 'start', 'thanks completed', ['sendEmail thanks#1']]] }] }),
    translation('win-back-customers', journey().onSegment('seg_lapsed').reentry('afterExit').goalWhen('back', { event: 'Order Completed' }, 'Back').email('favourites').wait('pause', 'P7D').email('new').wait('last', 'P7D').exit('bye'), {
      differs: ['platform event', 'not told'],
      stories: [
        { who: 'who comes back', lines: [['PT0S', 'start', 'pause', ['sendEmail favourites#1']], ['P3D', 'Order Completed', 'pause converted', []]] },
        { who: 'who does not', lines: [['PT0S', 'start', 'pause', ['sendEmail favourites#1']], ['P7D', 'wake', 'last', ['sendEmail new#3']], ['P14D', 'wake', 'bye exited', []]] },
      ],
    }),
    translation('abandoned-cart', journey().onEvent('Cart Updated').reentry('afterExit').exitWhen('bought', { event: 'Order Completed' }).wait('left', 'PT30M').email('reminder'), {
      differs: ['platform event'],
      stories: [
        { who: 'who leaves the cart', lines: [['PT0S', 'start', 'left', []], ['PT30M', 'wake', 'reminder completed', ['sendEmail reminder#2']]] },
        { who: 'who orders', lines: [['PT0S', 'start', 'left', []], ['PT10M', 'Order Completed', 'left exited', []]] },
      ],
    }),
    translation('abandoned-cart-campaign', journey().onEvent('Cart Updated').reentry('afterExit').goalWhen('bought', { event: 'Order Completed' }, 'Bought').wait('left', 'PT30M').email('reminder').wait('day', 'P1D').email('again').wait('more', 'P2D').email('coupon'), {
      differs: ['platform event', 'not told'],
      stories: [
        { who: 'who needs the coupon', lines: [['PT0S', 'start', 'left', []], ['PT30M', 'wake', 'day', ['sendEmail reminder#2']], ['P1DT30M', 'wake', 'more', ['sendEmail again#4']], ['P3DT30M', 'wake', 'coupon completed', ['sendEmail coupon#6']]] },
        { who: 'who orders after the first mail', lines: [['PT0S', 'start', 'left', []], ['PT30M', 'wake', 'day', ['sendEmail reminder#2']], ['PT2H', 'Order Completed', 'day converted', []]] },
      ],
    }),
    bought('purchased-product', 'products.id', 'p1', { id: 'p1' }),
    bought('purchased-product-with-tag', 'products.tag', 'new', { id: 'p1', tag: 'new' }),
    bought('purchased-in-category', 'products.category', 'tea', { id: 'p1', category: 'tea' }),
  ],
}
