import { t } from '@sendero/i18n'
import { starterFoot, starterHead } from './starter-parts.ts'
import type { Starter } from './starter.ts'

const look = { accent: '#3a4fb8', page: '#eff1f8' }

export const newsletter: Starter = {
  key: 'newsletter', name: t('Newsletter'), description: t('One story on top, two shorter ones side by side'),
  draft: {
    subject: 'News from {{ workspace.name }}, {{ "now" | date: "%B %Y" }}', preheader: 'One thing worth reading, and two that are quick', from: { name: '', email: '' }, class: 'marketing', format: 'mjml',
    body: `${starterHead('News', look)}
    <mj-section border-radius="10px 10px 0 0" background-color="${look.accent}" padding="36px 0 32px">
      <mj-column>
        <mj-text font-size="13px" color="#dfe4ff" padding-bottom="0">{{ "now" | date: "%B %Y" }}</mj-text>
        <mj-text mj-class="heading" color="#ffffff">The story everybody should read</mj-text>
        <mj-text color="#eef0ff">Two sentences that make people want more. Say what is new, and why it matters to them.</mj-text>
        <mj-button align="left" background-color="#ffffff" color="${look.accent}" href="https://www.example.com/story">Read the story</mj-button>
      </mj-column>
    </mj-section>
    <mj-section border-radius="0 0 10px 10px" padding="20px 0 28px">
      <mj-column>
        <mj-text font-size="18px" font-weight="700" color="#16181d">A shorter one</mj-text>
        <mj-text>What happened, in two or three lines. <a href="https://www.example.com/one" style="color:${look.accent}">Read on</a></mj-text>
      </mj-column>
      <mj-column>
        <mj-text font-size="18px" font-weight="700" color="#16181d">And one more</mj-text>
        <mj-text>A tip, a date or a question to your readers. <a href="https://www.example.com/two" style="color:${look.accent}">Read on</a></mj-text>
      </mj-column>
    </mj-section>${starterFoot('You get this newsletter because you subscribed to it.', look)}`,
  },
}
