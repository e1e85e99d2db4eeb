import { t } from '@sendero/i18n'
import { starterFoot, starterHead } from './starter-parts.ts'
import type { Starter } from './starter.ts'

const look = { accent: '#a3480b', page: '#f8f2ec' }

export const cartReminder: Starter = {
  key: 'cart-reminder', name: t('Cart reminder'), description: t('Shows what was left in the cart, without shouting'),
  draft: {
    subject: 'You left something behind', preheader: 'Your cart is still here, with everything in it', from: { name: '', email: '' }, class: 'marketing', format: 'mjml',
    body: `${starterHead('You left something behind', look)}
    <mj-section border-radius="10px 10px 0 0" padding="32px 0 8px">
      <mj-column>
        <mj-text mj-class="heading">Still thinking it over?</mj-text>
        <mj-text>{% if customer.firstName %}{{ customer.firstName }}, we{% else %}We{% endif %} kept your cart for you. It is all still there:</mj-text>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-table padding="8px 32px" font-size="15px" line-height="1.5" color="#2b2f36">
          {% for item in event.items %}
          <tr style="border-bottom:1px solid #efe6dd">
            <td style="padding:12px 0"><strong>{{ item.name | default: item.sku }}</strong></td>
            <td style="padding:12px 0;text-align:right">{{ item.price }}</td>
          </tr>
          {% else %}
          <tr><td style="padding:12px 0">The things you picked are waiting in your cart.</td></tr>
          {% endfor %}
        </mj-table>
      </mj-column>
    </mj-section>
    <mj-section border-radius="0 0 10px 10px" padding="8px 0 32px">
      <mj-column>
        <mj-button align="left" href="https://www.example.com/cart">Back to your cart</mj-button>
        <mj-text>Free returns for 30 days, so there is little to regret.</mj-text>
      </mj-column>
    </mj-section>${starterFoot('You get this mail because you left something in your cart.', look)}`,
  },
}
