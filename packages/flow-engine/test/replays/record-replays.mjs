// Records runs as replay files: npx tsx packages/flow-engine/test/replays/record-replays.mjs
// Writes only files that are not there yet. A recorded run is a promise to people who are in a journey now, so a file is
// never recorded again; changed behaviour gets a new engineVersion and a folder of its own.
import { existsSync, writeFileSync } from 'node:fs';
import { compileJourney } from '../../src/index.ts';
import { journey, recordRun, runToQuiet } from '../../src/testing/index.ts';

const hour = 3_600_000;
const day = 24 * hour;

function record({ name, draw, start = '2026-01-15T09:00:00Z', customer = {}, segments = [], happenings, days = 60 }) {
  const compiled = compileJourney(draw.document());
  if (!compiled.ok) throw new Error(`${name} does not compile`);
  const from = Date.parse(start);
  const person = { id: 'cus_1', userId: 'user-1', traits: {}, timeZone: 'UTC', ...customer };
  const world = runToQuiet({
    plan: compiled.plan,
    people: [{ customer: person, segments }],
    happenings: happenings.map(({ after, ...happening }) => ({ at: from + after, customerId: person.id, ...happening })),
    start: from,
    until: from + days * day,
  });
  world.runs.forEach((run, index) => {
    const file = new URL(`engine-1/${name}${index === 0 ? '' : `-${index + 1}`}.replay.json`, import.meta.url);
    if (existsSync(file)) return console.log(`kept ${file.pathname.split('/').at(-1)}`);
    writeFileSync(file, `${JSON.stringify(recordRun(compiled.plan, run), null, 1)}\n`);
    console.log(`recorded ${file.pathname.split('/').at(-1)}`);
  });
}

const enters = { after: 0, kind: 'segmentEntered' };
const does = (after, name, properties = {}) => ({ after, kind: 'event', event: { name, properties } });

const nurture = () => journey().splitPercent('split', { a: 50, b: 50 }, 's1').email('mail-a').to('visited').at('split', 'b').email('mail-b')
  .waitForEvent('visited', 'visit', { timeout: 'P14D' }).waitForEvent('bought', 'conversion', { timeout: 'P14D', where: [{ property: 'spend', is: 'gt', value: 0 }] })
  .goal('goal').at('visited', 'timeout').exit('lost');

record({ name: 'converts', draw: nurture(), happenings: [enters, does(2 * day, 'visit'), does(3 * day, 'conversion', { spend: 0 }), does(4 * day, 'conversion', { spend: 29.9 }), does(5 * day, 'visit')] });
record({ name: 'other-half', draw: nurture(), customer: { id: 'cus_2' }, happenings: [enters, does(hour, 'visit')] });
record({ name: 'times-out', draw: nurture(), happenings: [enters, does(day, 'conversion', { spend: 5 })] });
record({ name: 'stopped', draw: nurture(), happenings: [enters, does(hour, 'visit'), { after: 2 * day, kind: 'end', reason: 'stopped' }, does(3 * day, 'conversion', { spend: 5 })] });
record({
  name: 'late-events', draw: nurture(), happenings: [
    enters,
    { after: day, kind: 'event', event: { name: 'visit', properties: {}, occurredAt: Date.parse('2026-01-14T09:00:00Z') } },
    { after: 2 * day, kind: 'event', event: { name: 'visit', properties: {}, occurredAt: Date.parse('2026-01-17T08:59:00Z') } },
  ],
});
record({
  name: 'rules-see-updates',
  draw: journey().updateCustomer('mark', { 'status.stage': 'trial', 'score': 3 }, ['lead']).splitRules('stage', {
    hot: { op: 'and', rules: [{ trait: 'score', is: 'gte', value: 5 }, { event: 'visit', count: { atLeast: 2 }, within: 'P7D' }] },
    trial: { op: 'or', rules: [{ trait: 'status.stage', is: 'equals', value: 'TRIAL' }, { op: 'not', rule: { trait: 'email', is: 'isSet' } }] },
  }).email('hot-mail').at('stage', 'trial').wait('pause', 'PT36H').updateCustomer('raise', { score: 7 }).to('stage').at('stage', 'else').exit('cold'),
  customer: { traits: { lead: true, email: 'ann@example.test', plan: 'free' } },
  happenings: [does(0, 'visit'), { ...enters, after: hour }, does(2 * hour, 'visit'), does(3 * hour, 'visit')],
  days: 10,
});
record({
  name: 'no-rule-holds', draw: journey().splitRules('stage', { paying: { trait: 'plan', is: 'in', value: ['pro', 'team'] } }).email('thanks').at('stage', 'else').webhook('tell-sales'),
  customer: { traits: { plan: 'free', email: 'ann@example.test' } }, happenings: [enters],
});
record({
  name: 'spring-in-berlin',
  draw: journey().email('mail').wait('tomorrow', 'P1D').webhook('ping', { headers: { 'X-Run': '1' }, body: '{}' }).wait('later', 'PT24H').to('mail'),
  start: '2026-03-27T08:30:00Z', customer: { timeZone: 'Europe/Berlin' }, happenings: [enters], days: 6,
});
record({
  name: 'month-ends-in-kathmandu', draw: journey().wait('month', 'P1M').email('mail').to('month'),
  start: '2026-01-31T04:00:00Z', customer: { timeZone: 'Asia/Kathmandu' }, happenings: [enters], days: 130,
});
record({
  name: 'one-run-per-order',
  draw: journey().onEvent('Order Completed', { key: 'properties.orderId', where: [{ property: 'total', is: 'gte', value: 10 }] }).reentry('afterExit')
    .wait('pause', 'P1D').waitForEvent('review', 'Review Written', { timeout: 'P3D' }).goal('reviewed').at('review', 'timeout').email('ask'),
  happenings: [does(0, 'Order Completed', { orderId: 'A', total: 10 }), does(hour, 'Order Completed', { orderId: 'B', total: 50 }), does(2 * hour, 'Order Completed', { orderId: 'C', total: 9 }), does(30 * hour, 'Review Written'), does(9 * day, 'Order Completed', { orderId: 'A', total: 11 })],
});
