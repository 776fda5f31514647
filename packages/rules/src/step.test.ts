import { describe, expect, test } from 'vitest';
import { Company } from '../test/company.ts';
import { exampleRulebook } from '../test/example.ts';
import { emptyState } from './engine/state/state.ts';
import { fold } from './step.ts';

const crm = exampleRulebook('crm-suite');
const office = exampleRulebook('office-supplies');
const people = { kari: 'decision_maker', ola: 'it', eva: 'finance', per: 'user' };
const crmAt = (stage: string) => new Company(crm, people).put(0, stage);
const officeAt = (stage: string) => new Company(office, { mette: 'buyer', bo: 'other' }).put(0, stage);

describe('counting', () => {
  test('two articles within a month enter; one is chance', () => {
    const c = new Company(crm, people).does(1, 'ola', 'reads-article');
    expect(c.view.stage).toBe('outside');
    expect(c.does(30, 'ola', 'reads-article').view).toMatchObject({
      stage: 'noticed',
      phase: 'awareness',
      readiness: 10,
    });
  });

  test('the same person twice is not two people', () => {
    const c = crmAt('searching').does(1, 'ola', 'reads-guide').does(2, 'ola', 'reads-guide');
    expect(c.view.stage).toBe('searching');
    c.does(3, 'per', 'reads-guide');
    expect(c.last.find((d) => d.type === 'stage.advanced')).toMatchObject({
      to: { stage: 'on-agenda' },
      rule: { id: 'on-the-agenda' },
      evidence: { found: { times: 2, different_people: 2 }, interactions: [{ person: 'per' }, { person: 'ola' }] },
    });
  });

  test('too far apart does not count, the edge of the window does', () => {
    const c = crmAt('requirements').does(1, 'kari', 'visits-pricing').does(2, 'ola', 'visits-pricing');
    expect(c.does(15.01, 'ola', 'visits-pricing').view.stage).toBe('requirements');
    const d = crmAt('requirements').does(1, 'kari', 'visits-pricing').does(2, 'ola', 'visits-pricing');
    expect(d.does(15, 'ola', 'visits-pricing').view.stage).toBe('shortlist');
  });

  test('what came late counts as if it had come in time', () => {
    const c = crmAt('requirements').does(1, 'kari', 'visits-pricing').does(15, 'ola', 'visits-pricing');
    expect(c.does(8, 'ola', 'visits-pricing', { arrives: 16 }).view.stage).toBe('shortlist');
  });

  test('evidence moves a company once', () => {
    const c = new Company(crm, people);
    for (const day of [1, 2, 3, 4]) c.does(day, 'ola', 'reads-article');
    expect(c.view.stage).toBe('noticed');
    expect(c.does(5, 'ola', 'reads-article').view.stage).toBe('searching');
  });

  test('two things have to happen close to each other, whichever comes first', () => {
    for (const [first, second] of [
      ['takes-template', 'calculates'],
      ['calculates', 'takes-template'],
    ] as const) {
      const c = crmAt('approaches').does(1, 'ola', first);
      expect(c.does(61.5, 'ola', second).view.stage).toBe('approaches');
      expect(c.does(62, 'ola', first).view.stage).toBe('requirements');
    }
  });

  test('each of two things by the people it asks for', () => {
    const c = crmAt('requirements').does(1, 'eva', 'takes-security-sheet').does(2, 'ola', 'visits-pricing');
    expect(c.view.stage).toBe('requirements');
    expect(c.does(3, 'ola', 'takes-security-sheet').view.stage).toBe('requirements');
    expect(c.does(4, 'eva', 'visits-pricing').view.stage).toBe('shortlist');
  });

  test('different things: the same guide three times is sampling', () => {
    const c = crmAt('on-agenda');
    for (const day of [1, 2, 3]) c.does(day, 'ola', 'reads-guide', { thing: 'one.pdf' });
    expect(c.view.stage).toBe('on-agenda');
    expect(c.does(4, 'ola', 'reads-guide', { thing: 'two.pdf' }).view.stage).toBe('studying');
  });
});

describe('moving', () => {
  test('a decision-maker raises a hand', () => {
    const c = crmAt('searching').does(1, 'ola', 'asks-for-demo');
    expect(c.view.stage).toBe('searching');
    expect(c.does(2, 'kari', 'asks-for-demo').story()).toEqual([
      'journey.started > searching',
      'stage.fast_tracked > shortlist by demo-asked-for',
    ]);
  });

  test('going back is reconsidering, and not stalling', () => {
    const c = crmAt('shortlist').does(2, 'kari', 'compares').does(2, 'kari', 'compares').does(10, 'ola', 'compares');
    expect(c.view).toMatchObject({ stage: 'approaches', reconsidering: true, stalled: false });
    c.does(20, 'ola', 'calculates').tick(49);
    expect(c.view.stalled).toBe(false);
    expect(c.tick(51).view).toMatchObject({ stalled: true, reconsidering: true });
    expect(c.does(52, 'ola', 'takes-template').view).toMatchObject({
      stage: 'requirements',
      stalled: false,
      reconsidering: false,
    });
    expect(c.story(/^journey/)).toEqual(['journey.started > shortlist', 'journey.stalled', 'journey.resumed']);
  });

  test('an order counts only if somebody who knows says so, and once', () => {
    const c = crmAt('ready').does(1, 'kari', 'orders', { verified: false });
    expect(c.view.stage).toBe('ready');
    c.does(1.1, '', 'orders', { verified: true });
    expect(c.view.stage).toBe('won');
    expect(c.last[0]?.evidence).toMatchObject({ verified: true, interactions: [{ person: 'kari' }] });
    expect(c.does(1.2, '', 'orders', { verified: true }).last).toEqual([]);
  });

  test('they buy, doubt, and come back next year', () => {
    const c = crmAt('last-questions')
      .does(1, 'kari', 'accepts-budget')
      .does(2, 'kari', 'orders')
      .does(9, 'kari', 'reads-exit-terms');
    c.does(40, 'ola', 'reads-article').does(40, 'ola', 'reads-article');
    expect(c.view.stage).toBe('won');
    c.does(400, 'ola', 'reads-article').does(400, 'ola', 'reads-article');
    expect(c.view).toMatchObject({ stage: 'options', journey: { number: 2 } });
    expect(c.story()).toEqual([
      'journey.started > last-questions',
      'job.done supplier-selection by supplier-chosen',
      'stage.advanced > ready by budget-accepted',
      'journey.won > won by bought',
      'notice.given doubt by doubts-the-purchase',
      'journey.started > options by somebody-noticed',
    ]);
    expect(c.decisions.map((d) => d.sequence)).toEqual(c.decisions.map((_, i) => i + 1));
  });

  test('a customer orders out of the blue, twice', () => {
    const c = new Company(office).does(1, '', 'orders', { order: 'a' } as object);
    expect(c.view).toMatchObject({ stage: 'won', journey: { number: 1, status: 'won' } });
    expect(c.does(1.5, '', 'orders', { order: 'b' } as object).view.journey.number).toBe(1);
    expect(c.does(2.5, '', 'orders', { order: 'c' } as object).view.journey.number).toBe(2);
  });

  test('nothing from before the end counts for the next journey', () => {
    const c = officeAt('cart').does(3, '', 'orders');
    c.does(2, 'mette', 'looks-at-items', { arrives: 4 });
    for (const day of [4, 5, 6, 6]) c.does(day, 'mette', 'looks-at-items');
    expect(c.view.stage).toBe('won');
    expect(c.does(6, 'mette', 'looks-at-items').view.stage).toBe('sourcing');
  });
});

describe('who and which company', () => {
  test('a competitor is never a prospect', () => {
    const c = new Company(crm, people).facts(0, { relation: 'competitor' });
    for (let i = 0; i < 9; i++) c.does(1, 'per', 'reads-article');
    expect(c.view).toMatchObject({ stage: 'outside', audience: { status: 'out' } });
  });

  test('a fact that comes late lets in what was done before', () => {
    const c = new Company(crm, people).facts(0, { country: 'DE' }, 'guess');
    c.does(1, 'ola', 'reads-article').does(2, 'ola', 'reads-article').facts(3, { country: 'NO' });
    expect(c.last[0]).toMatchObject({
      type: 'journey.started',
      at: '2026-01-03T00:00:00.000Z',
      evidence: { catching_up: true },
    });
    expect(new Set(c.last.map((d) => d.evidence?.batch ?? 'x')).size).toBeLessThan(3);
  });

  test('what the seller tells beats what is claimed', () => {
    const c = new Company(crm).facts(0, { country: 'NO' }, 'seller').facts(1, { country: 'DE' }, 'claim');
    expect(c.state.facts.country).toEqual({ value: 'NO', by: 'seller' });
  });

  test('a role that comes late makes what was done count', () => {
    const c = crmAt('searching').does(1, 'anne', 'asks-for-demo');
    expect(c.view.stage).toBe('searching');
    c.role(9, 'anne', 'decision_maker', 'sales');
    expect(c.view).toMatchObject({ stage: 'shortlist', entered_at: '2026-01-02T00:00:00.000Z' });
    expect(c.role(10, 'anne', 'user', 'title').view.people.find((p) => p.id === 'anne')?.role).toBe('decision_maker');
  });

  test('after a late move, what others did since counts too', () => {
    const c = crmAt('requirements').does(1, 'anne', 'takes-security-sheet').does(2, 'kari', 'visits-pricing');
    c.does(3, 'ola', 'asks-something').does(4, 'ola', 'reads-reference');
    expect(c.view.stage).toBe('requirements');
    expect(c.role(5, 'anne', 'it').view.stage).toBe('last-questions');
  });

  test('a visitor is somebody, and later somebody known', () => {
    const c = crmAt('searching').does(1, '~v1', 'asks-for-demo').does(2, '~v1', 'reads-guide');
    expect(c.view.people.map((p) => p.id)).not.toContain('~v1');
    c.identified(3, 'v1', 'kari');
    expect(c.view.stage).toBe('shortlist');
    expect(c.does(4, '~v1', 'compares').last[0]).toMatchObject({ type: 'job.started' });
    expect(c.state.people.map((p) => p.id)).toEqual(['kari', 'ola', 'eva', 'per']);
  });

  test('machines do nothing', () => {
    const c = crmAt('searching').does(1, 'kari', 'asks-for-demo', { bot: 'HeadlessChrome' });
    expect(c.last).toEqual([]);
  });

  test('history moves and tells nobody', () => {
    const c = crmAt('searching').does(1, 'kari', 'asks-for-demo', { historical: true });
    expect(c.last.length).toBeGreaterThan(1);
    expect(c.last.every((d) => d.historical)).toBe(true);
  });

  test('finance comes late', () => {
    const c = crmAt('shortlist').does(1, 'kari', 'visits-pricing').does(3, 'eva', 'visits-pricing');
    expect(c.view).toMatchObject({
      stage: 'shortlist',
      obstacles: [{ obstacle: 'late-stakeholder' }],
      group: { came_late: ['kari', 'eva'] },
    });
  });
});

describe('silence', () => {
  test('leaves the cart overnight', () => {
    const c = officeAt('cart').does(1, 'mette', 'leaves-cart').tick(2);
    expect(c.view.stage).toBe('cart');
    expect(c.tick(2.1).story(/reconsidered/)).toEqual(['stage.reconsidered > sourcing by left-the-cart']);
  });

  test('comes back in time', () => {
    const c = officeAt('cart').does(1, 'mette', 'leaves-cart').does(1.5, 'mette', 'fills-cart').tick(3);
    expect(c.view.stage).toBe('cart');
  });

  test('a late order that was placed in time still counts', () => {
    const c = officeAt('checkout')
      .does(1, 'mette', 'leaves-cart')
      .does(1.2, 'mette', 'orders', { arrives: 2.003 })
      .tick(3);
    expect(c.story(/^(stage|journey.won)/)).toEqual(['journey.won > won by orders']);
  });

  test('what ended the silence may be known before it began', () => {
    const c = officeAt('cart')
      .does(1.5, 'mette', 'fills-cart')
      .does(1, 'mette', 'leaves-cart', { arrives: 1.6 })
      .tick(3);
    expect(c.view.stage).toBe('cart');
  });

  test('leaving again starts anew', () => {
    const c = officeAt('cart').does(1, 'mette', 'leaves-cart').does(1.9, 'mette', 'leaves-cart').tick(2.5);
    expect(c.view.stage).toBe('cart');
    expect(c.tick(3).view.stage).toBe('sourcing');
  });

  test('a company nobody hears from is given up, once', () => {
    const c = crmAt('studying').does(1, 'ola', 'reads-guide').tick(400).tick(500);
    expect(c.story(/^journey/)).toEqual([
      'journey.started > studying',
      'journey.stalled',
      'journey.cancelled > cancelled by gone-quiet',
    ]);
  });

  test('what the seller does is no sign of life', () => {
    const c = crmAt('studying').does(1, 'ola', 'reads-guide').does(150, '', 'gets-proposal').tick(182);
    expect(c.view.stage).toBe('cancelled');
  });

  test('a proposal nobody opens is an obstacle, until they leave the phase', () => {
    const c = crmAt('shortlist').does(1, 'kari', 'gets-proposal').tick(16);
    expect(c.view.obstacles.map((o) => o.obstacle)).toEqual(['proposal-unread']);
    c.does(17, 'kari', 'compares').does(17, 'kari', 'compares').does(18, 'ola', 'compares');
    expect(c.story(/obstacle/)).toEqual([
      'obstacle.raised proposal-unread by proposal-not-opened',
      'obstacle.cleared proposal-unread',
    ]);
  });
});

describe('jobs, notices and hands', () => {
  test('a job is active, done, and revisited', () => {
    const c = crmAt('noticed')
      .does(1, 'ola', 'reads-guide')
      .does(2, 'kari', 'reads-guide')
      .does(3, 'kari', 'reads-guide')
      .does(4, 'per', 'reads-guide');
    expect(c.decisions.filter((d) => d.type.startsWith('job')).map((d) => `${d.type} ${d.about?.job}`)).toEqual([
      'job.started problem-identification',
      'job.done problem-identification',
      'job.revisited problem-identification',
    ]);
    expect(c.view.jobs).toEqual({ 'problem-identification': { state: 'active', revisits: 1 } });
  });

  test('a notice is given once in a stay', () => {
    const c = crmAt('ready').does(1, '', 'orders');
    for (const day of [2, 3, 40]) c.does(day, 'kari', 'reads-exit-terms');
    expect(c.story(/notice/)).toEqual(['notice.given doubt by doubts-the-purchase']);
  });

  test('people correct what is wrong, with a reason', () => {
    const c = crmAt('searching').put(1, 'shortlist');
    expect(c.last[0]).toMatchObject({
      type: 'stage.fast_tracked',
      movement: 'manual',
      about: { author: 'astrid', reason: 'a test' },
    });
    expect(c.put(2, 'lost').view).toMatchObject({ stage: 'lost', journey: { status: 'lost' } });
    expect(c.put(3, 'nowhere').last).toEqual([]);
  });

  test('people see obstacles no tag can see', () => {
    const c = crmAt('options').tell('obstacle', 1, {
      journey: 'crm-suite',
      obstacle: 'conflicting-goals',
      state: 'raised',
      author: 'astrid',
    });
    expect(c.view.obstacles).toMatchObject([
      { obstacle: 'conflicting-goals', says: 'Two sides of the group want different things' },
    ]);
    c.tell('obstacle', 2, { journey: 'crm-suite', obstacle: 'conflicting-goals', state: 'cleared', author: 'astrid' });
    expect(c.view.obstacles).toEqual([]);
  });

  test("the seller's stage beside the buyer's", () => {
    const deal = {
      event: 'deal',
      deal_stage: 'closing',
      id: 'd',
      site: 's',
      at: 0,
      received: 0,
      verified: true,
    } as const;
    const c = crmAt('options').tell('interaction', 1, { interaction: deal });
    expect(c.view).toMatchObject({ deal_stage: 'closing', deal_agrees: false });
    expect(c.put(2, 'ready').view.deal_agrees).toBe(true);
  });

  test('a company that becomes part of another is over', () => {
    const c = crmAt('options').tell('merged', 1, { into: 'co_b' });
    expect(c.last[0]).toMatchObject({ type: 'company.merged', about: { into: 'co_b' }, journey: { status: 'merged' } });
    expect(c.does(2, 'kari', 'asks-for-demo').last).toEqual([]);
  });
});

test('the state of another journey is refused', () => {
  expect(() => fold(office, emptyState(crm), [])).toThrow(
    'A state of journey crm-suite (version 1) is none of office-supplies',
  );
  expect(() => fold(crm, { ...emptyState(crm), v: 2 as 1 }, [])).toThrow('(version 2)');
});
