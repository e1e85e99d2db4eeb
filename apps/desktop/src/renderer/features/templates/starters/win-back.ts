import { t } from '@sendero/i18n'
import { starterFoot, starterHead } from './starter-parts.ts'
import type { Starter } from './starter.ts'

const look = { accent: '#7a3fa8', page: '#f4eff8' }

export const winBack: Starter = {
  key: 'win-back', name: t('Win-back'), description: t('Asks somebody who has been away to come back, and lets them go as easily'),
  draft: {
    subject: '{% if customer.firstName %}{{ customer.firstName }}, it{% else %}It{% endif %} has been a while', preheader: 'A lot is new, and there is something for you', from: { name: '', email: '' }, class: 'marketing', format: 'mjml',
    body: `${starterHead('It has been a while', look)}
    <mj-section border-radius="10px 10px 0 0" padding="36px 0 8px">
      <mj-column>
        <mj-text mj-class="heading" align="center">It has been a while</mj-text>
        <mj-text align="center">{% if customer.firstName %}{{ customer.firstName }}, a{% else %}A{% endif %} lot has changed since you were here. To make the way back easier, this is for you:</mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="8px 32px">
      <mj-column background-color="${look.page}" border-radius="8px" padding="16px 0">
        <mj-text align="center" font-size="13px" color="#6a7180" padding-bottom="0">Your code</mj-text>
        <mj-text align="center" font-size="28px" font-weight="700" letter-spacing="3px" color="${look.accent}">WELCOMEBACK</mj-text>
        <mj-text align="center" font-size="14px">10% off your next order</mj-text>
      </mj-column>
    </mj-section>
    <mj-section border-radius="0 0 10px 10px" padding="8px 0 32px">
      <mj-column>
        <mj-button href="https://www.example.com/">See what is new</mj-button>
        <mj-text align="center" font-size="14px" color="#6a7180">Had enough of us? <a href="{{ unsubscribe_url }}" style="color:#6a7180">Say so</a>, and we will stop.</mj-text>
      </mj-column>
    </mj-section>${starterFoot('You get this mail because you were our customer.', look)}`,
  },
}
