import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { kroner } from '../kroner.ts';
import { roi } from '../roi.ts';
import type { Site } from '../site.ts';

interface Question {
  name: 'people' | 'hours' | 'cost';
  label: string;
  usual: number;
  min: number;
  max: number;
}

const questions: readonly Question[] = [
  { name: 'people', label: 'People who sell or serve', usual: 40, min: 1, max: 5000 },
  { name: 'hours', label: 'Hours a week each of them searches and types', usual: 4, min: 0, max: 40 },
  { name: 'cost', label: 'What an hour costs you (NOK)', usual: 650, min: 100, max: 5000 },
];

/** The number of hours, people or kroner in the address; the usual one where it is missing, no number or out of bounds. */
function answer(query: Record<string, unknown>, { name, usual, min, max }: Question): number {
  const value = Number(query[name] ?? Number.NaN);
  return value >= min && value <= max ? value : usual;
}

/** `/kalkulator/roi`: a form that sends itself here, so that it computes without scripts. */
export function calculator(app: FastifyInstance, { show }: Site): void {
  app.get<{ Querystring: Record<string, unknown> }>('/kalkulator/roi', (request, reply) => {
    const { query } = request;
    const [people = 0, hours = 0, cost = 0] = questions.map((question) => answer(query, question));
    const result = roi({ people, hours, cost });
    const given: Record<string, number> = { people, hours, cost };
    return show(request, reply, {
      title: 'ROI calculator',
      says: 'What a shared register gives in the first year.',
      body: html`<h1>What would it give us?</h1><div class="two">
        <form method="get" action="/kalkulator/roi#result" data-ws-event="tool_used" data-ws-name="roi" data-ws-kind="calculator">
          ${questions.map(
            ({ name, label, min, max }) => html`<label for="${name}">${label}</label>
            <input id="${name}" name="${name}" type="number" min="${min}" max="${max}" step="any" value="${given[name]}" required>`,
          )}
          <button>Calculate</button></form>
        <section class="result" id="result" aria-live="polite"><h2>In the first year</h2>
          <p class="price">${kroner(result.net)}</p>
          <p>${
            result.net >= 0
              ? `left after the licences. They have paid for themselves after ${result.paysBackAfter} months.`
              : 'That is less than nothing: a spreadsheet will do. We would tell you the same by telephone.'
          }</p>
          <dl><div><dt>Hours that come free</dt><dd>${result.hoursSaved.toLocaleString('nb-NO')}</dd></div>
            <div><dt>Worth</dt><dd>${kroner(result.gain)}</dd></div>
            <div><dt>Licences (Vekst)</dt><dd>${kroner(result.price)}</dd></div></dl>
          <p class="by">We count 35 % of the hours over 46 weeks. That is what our customers measured; ask them.</p></section></div>`,
    });
  });
}
