// Records runs as replay files: npx tsx packages/flow-engine/test/replays/record-replays.mjs
// Writes only files that are not there yet. A recorded run is a promise to people who are in a journey now, so a file is
// never recorded again; changed behaviour gets a new engineVersion and a folder of its own.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compileJourney } from '../../src/index.ts';
import { journey, recordRun, runToQuiet } from '../../src/testing/index.ts';

const hour = 3_600_000;
const day = 24 * hour;

function record({ name, draw, document = draw.document(), start = '2026-01-15T09:00:00Z', customer = {}, person: known = {}, others = [], happenings, days = 60, ...world }) {
  const compiled = compileJourney(document);
  if (!compiled.ok) throw new Error(`${name} does not compile`);
  const from = Date.parse(start);
  const person = { id: 'cus_1', userId: 'user-1', traits: {}, timeZone: 'UTC', ...customer };
  const lived = runToQuiet({
    plan: compiled.plan,
    people: [{ customer: person, ...known }, ...others.map((id) => ({ customer: { ...person, id, userId: null } }))],
    happenings: happenings.map(({ after, ...happening }) => ({ at: from + after, ...(happening.kind === 'experimentDecided' ? {} : { customerId: person.id }), ...happening })),
    start: from,
    until: from + days * day,
    ...world,
  });
  lived.runs.filter(({ customerId }) => customerId === person.id).forEach((run, index) => {
    const file = new URL(`engine-1/${name}${index === 0 ? '' : `-${index + 1}`}.replay.json`, import.meta.url);
    if (existsSync(file)) return console.log(`kept ${file.pathname.split('/').at(-1)}`);
    writeFileSync(file, `${JSON.stringify(recordRun(compiled.plan, run), null, 1)}\n`);
    console.log(`recorded ${file.pathname.split('/').at(-1)}`);
  });
}

const drawn = (name) => JSON.parse(readFileSync(new URL(`../journeys/${name}.journey.json`, import.meta.url), 'utf8'));

const enters = { after: 0, kind: 'segmentEntered' };
const changes = (after, segmentId, isMember) => ({ after, kind: 'segmentChanged', segmentId, isMember });
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

// The journeys of the corpus with the remaining kinds, entries and ends.
const birthday = { document: drawn('birthday'), start: '2026-01-15T08:00:00Z', happenings: [{ after: 0, kind: 'triggered', cause: { trigger: 'date', path: 'birthday', due: '2026-01-15' } }] };
record({ name: 'birthday-in-kathmandu', ...birthday, customer: { timeZone: 'Asia/Kathmandu', traits: { birthday: '1990-01-22' } }, happenings: [...birthday.happenings, does(9 * day, 'Gift Taken')] });
record({ name: 'birthday-not-celebrated', ...birthday, customer: { timeZone: 'Europe/Berlin', isTimeZoneAssumed: true, traits: { birthday: '2000-03-22' } }, days: 120 });
record({ name: 'birthday-by-post', ...birthday, customer: { traits: { birthday: '1990-01-22' } }, person: { channels: { email: 'no_consent' } } });
record({ name: 'birthday-unknown', ...birthday, customer: { traits: { birthday: 'in May' } } });

const cart = { document: drawn('cart-with-goal'), person: { segments: ['seg_cart'] } };
const updated = (value) => does(0, 'Cart Updated', { cartId: 'c1', value });
record({ name: 'cart-bought-while-waiting', ...cart, happenings: [updated(60), does(hour, 'Order Completed', { total: 0 }), does(20 * hour, 'Order Completed', { total: 60 })] });
record({ name: 'cart-emptied', ...cart, happenings: [updated(60), changes(5 * hour, 'seg_cart', false), does(6 * hour, 'Order Completed', { total: 60 })] });
record({ name: 'cart-of-staff', ...cart, customer: { traits: { tags: ['staff'] } }, happenings: [updated(60)] });
record({ name: 'cart-big', ...cart, happenings: [updated(250), does(30 * hour, 'visit')] });
record({ name: 'cart-capped', ...cart, person: { ...cart.person, sends: { 'email P7D': 5 } }, happenings: [updated(60)] });
record({ name: 'cart-small', ...cart, happenings: [updated(5)] });

const comes = (after, customerId) => ({ after, kind: 'triggered', cause: { trigger: 'schedule', occurrence: '2026-01-19T09:00' }, ...(customerId === undefined ? {} : { customerId }) });
const lapsed = { document: drawn('win-back'), start: '2026-01-19T09:00:00Z', person: { segments: ['seg_lapsed'] } };
const returns = { otherJourneys: { jrn_onboarding: { lastsMs: 6 * day, status: 'converted' } } };
record({ name: 'win-back-returns', ...lapsed, ...returns, happenings: [comes(0), changes(3 * day, 'seg_visitors', true)] });
record({ name: 'win-back-never-begins', ...lapsed, happenings: [comes(0), changes(3 * day, 'seg_visitors', true)] });
record({ name: 'win-back-winner', ...lapsed, happenings: [{ after: 0, kind: 'experimentDecided', nodeId: 'text', winner: 'offer' }, comes(hour)] });
record({ name: 'win-back-held', ...lapsed, customer: { id: 'cus_3' }, happenings: [comes(0)] });
record({ name: 'win-back-leaves', ...lapsed, happenings: [comes(0), changes(day, 'seg_lapsed', false)] });
const asks = (customerId) => ({ after: 0, kind: 'triggered', cause: { trigger: 'api' }, ...(customerId === undefined ? {} : { customerId }) });
const queue = () => journey().onApi().reentry({ kind: 'always', atMost: 2 }).throttle('slowly', 3, 'PT1H').waitForWindow('window', { from: '10:00', to: '10:30', clock: 'workspace' }).jump('on', 'hook').exit('never').webhook('hook');
record({ name: 'second-in-a-throttle', draw: queue(), others: ['cus_2'], workspaceTimeZone: 'Europe/Berlin', happenings: [asks('cus_2'), asks()] });
record({ name: 'third-in-a-throttle', draw: queue(), others: ['cus_2', 'cus_4'], workspaceTimeZone: 'Europe/Berlin', happenings: [asks('cus_2'), asks('cus_4'), asks()] });
record({
  name: 'returns-too-late', draw: journey().onJourney().startJourney('other', 'jrn_2', { wait: true, timeout: 'P2D' }).goal('through').at('other', 'timeout').waitUntil('date', { from: 'event', path: 'due' }, { offset: { direction: 'after', by: 'PT6H' } }).exit('due').at('date', 'missed').exit('past'),
  happenings: [{ after: 0, kind: 'triggered', event: { name: 'order', properties: { due: '2026-01-20' } } }], otherJourneys: { jrn_2: { lastsMs: 5 * day, status: 'completed' } },
});
record({
  name: 'already-there', draw: journey().onSegment('seg_1').waitForSegment('in', 'seg_2').waitForSegment('out', 'seg_2', { until: 'left', timeout: 'P1D' }).goal('left').at('out', 'timeout').exit('stayed'),
  person: { segments: ['seg_2'] }, happenings: [enters], days: 5,
});
record({
  name: 'left-the-segment', draw: journey().onSegmentLeft('seg_1').reentry({ kind: 'afterTime', for: 'P1D' }).exitWhen('back', { enters: 'seg_1' }).wait('pause', 'P2D').email('miss-you'),
  person: { segments: ['seg_1'] }, happenings: [changes(0, 'seg_1', false), changes(3 * day, 'seg_1', true), changes(4 * day, 'seg_1', false), changes(5 * day, 'seg_1', true)],
});

const fair = `lst_${'1'.repeat(32)}`;
record({
  name: 'on-a-list-and-off',
  draw: journey().list('on', fair).splitRules('asks', { there: { list: fair } }).wait('pause', 'P2D').list('off', fair, 'remove').splitRules('again', { still: { list: fair } }).exit('never').at('again', 'else').goal('done').at('asks', 'else').exit('lost'),
  happenings: [enters],
});
