// The pure engine alone, one thread, no I/O: npx tsx bench/engine-step.mjs [runs]
// Per second of processor time, so that a busy machine does not make the engine look slow.
// An advance here is what the server's advance does per run between loading and writing: one stepRun that wakes a run from
// a wait and takes it through five nodes to the next wait, with facts as they are loaded.
import { compileJourney, startRun, stepRun } from '../packages/flow-engine/src/index.ts';
import { journey } from '../packages/flow-engine/src/testing/index.ts';

const runs = Number(process.argv[2] ?? 50_000);
const rounds = 7;
const hour = 3_600_000;
const start = Date.UTC(2026, 0, 15, 9);

const traits = {
  plan: 'pro', score: 40, email: 'ann@example.test', firstName: 'Ann', lastName: 'Example', country: 'IT', language: 'it', newsletter: true,
  lastOrderAt: '2026-01-02T10:00:00Z', totalSpent: 420.5, address: { city: 'Rome', zip: '00184', geo: { lat: 41.9, lon: 12.5 } }, tags: ['a', 'b', 'c'],
};
const visits = Array.from({ length: 10 }, (_, index) => ({ name: 'visit', occurredAt: start - index * 24 * hour, properties: { page: `/p/${index}`, total: index } }));

const scenarios = {
  // Decisions by hash, effects, calendar wait.
  'split, e-mail, update, webhook, wait': journey().wait('n0', 'PT1H').splitPercent('n1', { a: 50, b: 50 }).email('n2').updateCustomer('n3', { stage: 'active' }).webhook('n4').wait('n5', 'P1D').at('n1', 'b').to('n2'),
  // The same with rules on traits and events in place of two of them.
  'rules on traits, rules on events, split, e-mail, wait': journey().wait('n0', 'PT1H')
    .splitRules('n1', { vip: { trait: 'plan', is: 'equals', value: 'enterprise' }, pro: { trait: 'plan', is: 'in', value: ['pro', 'team'] } }).exit('x')
    .at('n1', 'pro').splitRules('n2', { busy: { event: 'visit', count: { atLeast: 3 }, within: 'P30D' } })
    .splitPercent('n3', { a: 30, b: 70 }).email('n4').wait('n5', 'P1D').at('n3', 'b').to('n4'),
  // The hot path of a wait for an event: it comes, the next wait begins.
  'event arrives, wait for the next': journey().waitForEvent('n0', 'visit', { timeout: 'P14D', where: [{ property: 'total', is: 'gte', value: 0 }] }).waitForEvent('n1', 'buy', { timeout: 'P14D' }),
};

function measure(name, draw) {
  const compiled = compileJourney(draw.document());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { plan } = compiled;
  const subjects = Array.from({ length: runs }, (_, index) => {
    const customer = { id: `cus_${index}`, userId: `user-${index}`, traits: { ...traits, score: index % 100 }, timeZone: index % 2 ? 'Europe/Berlin' : 'UTC' };
    const facts = { customer, events: new Map([['visit', visits]]), segments: new Set() };
    return { facts, state: startRun(plan, { customer, event: null }, facts, start).state };
  });
  const at = start + 2 * hour;
  const input = name.startsWith('event') ? { kind: 'event', event: { name: 'visit', occurredAt: at, properties: { total: 3 } } } : { kind: 'wake' };
  const figures = Array.from({ length: rounds }, () => {
    let entered = 0;
    const from = process.cpuUsage();
    for (const { state, facts } of subjects) {
      const { trace } = stepRun(plan, state, input, facts, at);
      for (const decision of trace) entered += decision.entered ? 1 : 0;
    }
    const { user, system } = process.cpuUsage(from);
    const seconds = (user + system) / 1e6;
    return { advances: runs / seconds, visits: entered / seconds };
  });
  // The first rounds warm up; the median of the rest.
  const median = (of) => Math.round(figures.slice(2).map(of).sort((a, b) => a - b)[2]);
  return { scenario: name, advancesPerCpuSecond: median((figure) => figure.advances), nodeVisitsPerCpuSecond: median((figure) => figure.visits) };
}

const results = Object.entries(scenarios).map(([name, draw]) => measure(name, draw));
console.table(results);
console.log(JSON.stringify({ bench: 'engine-step', node: process.version, runs, results }));
