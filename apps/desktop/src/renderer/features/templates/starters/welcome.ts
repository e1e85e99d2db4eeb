import { t } from '@sendero/i18n'
import { starterFoot, starterHead } from './starter-parts.ts'
import type { Starter } from './starter.ts'

const look = { accent: '#0b6b72', page: '#eef3f3' }

export const welcome: Starter = {
  key: 'welcome', name: t('Welcome'), description: t('Says hello and shows the first three steps'),
  draft: {
    subject: 'Welcome, {{ customer.firstName | default: customer.name | default: "good to have you here" }}', preheader: 'Three small steps and you are at home', from: { name: '', email: '' }, class: 'marketing', format: 'mjml',
    body: `${starterHead('Welcome', look)}
    <mj-section border-radius="10px 10px 0 0" padding="32px 0 8px">
      <mj-column>
        <mj-text mj-class="heading">Good to have you here{% if customer.firstName %}, {{ customer.firstName }}{% endif %}</mj-text>
        <mj-text>Thank you for joining {{ workspace.name }}. Most people start like this:</mj-text>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text><strong>1. Look around.</strong> Our bestsellers are a good place to begin.</mj-text>
        <mj-text><strong>2. Save what you like.</strong> Your list waits for you on every device.</mj-text>
        <mj-text><strong>3. Tell us what you care about.</strong> Then we write only about that.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section border-radius="0 0 10px 10px" padding="8px 0 32px">
      <mj-column>
        <mj-button align="left" href="https://www.example.com/">Look around</mj-button>
        <mj-text>A question? Just answer this mail: a person reads it.</mj-text>
      </mj-column>
    </mj-section>${starterFoot('You get this mail because you signed up.', look)}`,
  },
}
