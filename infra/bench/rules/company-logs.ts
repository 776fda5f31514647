import type { Entry } from '@waystage/events';
import { random } from './random.ts';

const day = 86_400_000;
const paths = [
  '/',
  '/om-oss',
  '/kontakt',
  '/blogg/a',
  '/blogg/b',
  '/blogg/c',
  '/produkt/crm',
  '/produkt/pris',
  '/priser',
  '/kunder/x',
  '/compare/a',
  '/jobb',
  '/nyheter/1',
  '/nyheter/2',
];
const files = ['/guider/crm.pdf', '/maler/krav.docx', '/sikkerhet/ark.pdf'];
const roles = ['decision_maker', 'it', 'finance', 'user', 'unknown'];

/**
 * What companies do on a site that sells a CRM suite, as their logs: each page shown, left and perhaps read, now and then a
 * download, a film, a tool, a form, a tick; two to seven people a company, a share of the events (`late`) up to three days late.
 */
export function companyLogs(companies: number, each: number, late = 0.05): Entry[][] {
  const rnd = random(12_345);
  const pick = <T>(list: readonly T[]) => list[Math.floor(rnd() * list.length)] as T;
  const fields = (r: number): object => {
    const path = pick(paths);
    if (r < 0.32) return { event: 'page_view', path, host: 'a.example' };
    if (r < 0.58) return { event: 'page_left', path, host: 'a.example', seconds: 40, scroll: 70 };
    if (r < 0.93) return { event: 'page_read', path, host: 'a.example' };
    if (r < 0.955) return { event: 'download', content: pick(files), kind: 'other' };
    if (r < 0.965) return { event: 'tool_used', name: 'roi', kind: 'calculator' };
    if (r < 0.985) return { event: 'media_played', content: '/film/1', kind: 'video', percent: 50 };
    return { event: 'form', name: pick(['demo', 'contact', 'newsletter']) };
  };
  return Array.from({ length: companies }, (_, c) => {
    const log: object[] = [];
    let received = Date.UTC(2026, 0, 1) + Math.floor(rnd() * 30 * day);
    const people = Array.from({ length: 2 + Math.floor(rnd() * 6) }, (_, i) => `per_${c}_${i}`);
    for (const [i, person] of people.entries())
      log.push({ type: 'role', received, person, roles: { 'crm-suite': roles[i % roles.length] }, by: 'title' });
    log.push({ type: 'facts', received, facts: { country: 'NO', employees: 200 }, by: 'claim' });
    for (let i = 0; i < each; i++) {
      received += 120_000 + Math.floor(rnd() * 0.4 * day);
      const at = rnd() < late ? received - Math.floor(rnd() * 3 * day) : received - 500;
      const r = rnd();
      if (r < 0.03) log.push({ type: 'tick', received, upto: received });
      else {
        const stamp = { id: `evt_${c}_${i}`, site: 's', at, received, person: pick(people), verified: false };
        log.push({ type: 'interaction', received, interaction: { ...stamp, ...fields(rnd()) } });
      }
    }
    return log.map((entry, offset) => ({ ...entry, offset }) as Entry);
  });
}
