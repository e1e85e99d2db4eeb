import { t } from '@sendero/i18n'
import { starterFoot, starterHead } from './starter-parts.ts'
import type { Starter } from './starter.ts'

const look = { accent: '#1f7a45', page: '#eff5f0' }

export const orderThanks: Starter = {
  key: 'order-thanks', name: t('Order thank-you'), description: t('Confirms an order with its lines and total, from the event that started the journey'),
  draft: {
    subject: 'Thank you for your order {{ event.orderId }}', preheader: 'We are packing it. Here is what you ordered', from: { name: '', email: '' }, class: 'transactional', format: 'mjml',
    body: `${starterHead('Thank you for your order', look)}
    <mj-section border-radius="10px 10px 0 0" padding="32px 0 8px">
      <mj-column>
        <mj-text mj-class="heading">Thank you{% if customer.firstName %}, {{ customer.firstName }}{% endif %}</mj-text>
        <mj-text>We have your order{% if event.orderId %} <strong>{{ event.orderId }}</strong>{% endif %} and are packing it now.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-table padding="8px 32px" font-size="15px" line-height="1.5" color="#2b2f36">
          {% for item in event.items %}
          <tr style="border-bottom:1px solid #e4e7ec">
            <td style="padding:10px 0">{{ item.name | default: item.sku }}</td>
            <td style="padding:10px 0;text-align:right">{{ item.quantity | default: 1 }} ×</td>
            <td style="padding:10px 0;text-align:right;width:90px">{{ item.price }}</td>
          </tr>
          {% endfor %}
          <tr>
            <td style="padding:12px 0;font-weight:700">Total</td>
            <td></td>
            <td style="padding:12px 0;text-align:right;font-weight:700">{{ event.total }} {{ event.currency }}</td>
          </tr>
        </mj-table>
      </mj-column>
    </mj-section>
    <mj-section border-radius="0 0 10px 10px" padding="8px 0 32px">
      <mj-column>
        <mj-button align="left" href="https://www.example.com/orders/{{ event.orderId | url_encode }}">Follow your order</mj-button>
        <mj-text>Something wrong? Answer this mail and we will put it right.</mj-text>
      </mj-column>
    </mj-section>${starterFoot('You get this mail because you ordered from us.', look)}`,
  },
}
