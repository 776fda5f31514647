import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import type { Person } from '../../people.ts';
import type { Site } from '../site.ts';
import { type Field, type Form, forms } from '../text/forms.ts';
import { visitOf } from '../visit.ts';

type Given = Readonly<Record<string, string>>;

function field(
  { name, label, type = 'text', tells, autocomplete, optional }: Field,
  form: string,
  value: string,
): Html {
  const id = `${form}-${name}`;
  const common = html`id="${id}" name="${name}" ${!optional && html`required`} maxlength="${type === 'textarea' ? 2000 : 254}"
    ${autocomplete && html`autocomplete="${autocomplete}"`} ${tells === 'identify' && html`data-ws-identify`}
    ${tells === 'title' && html`data-ws-title`}`;
  return html`<label for="${id}">${label}${optional && html` <small>(if you like)</small>`}</label>${
    type === 'textarea'
      ? html`<textarea rows="4" ${common}>${value}</textarea>`
      : html`<input type="${type}" value="${value}" ${common}>`
  }`;
}

function shown(form: Form, given: Given, problem?: string): Html {
  return html`<div class="narrow"><h1>${form.title}</h1><p class="lead">${form.says}</p>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="${form.path}" data-ws-form="${form.name}">
      ${form.fields.map((f) => field(f, form.name, given[f.name] ?? ''))}<button>${form.button}</button></form></div>`;
}

/** What is wrong with what was sent, in a sentence; undefined where nothing is. */
function problemWith(form: Form, given: Given): string | undefined {
  const missing = form.fields.find((f) => !f.optional && !given[f.name]?.trim());
  if (missing) return `Please fill in: ${missing.label}.`;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.email ?? '')) return 'The e-mail address does not look like one.';
  return undefined;
}

function known(person: Person | null): Given {
  return person ? { name: person.name, email: person.email, title: person.title } : {};
}

/** The forms: each with its page, its POST and its thanks. Nothing that is written there is kept. */
export function asking(app: FastifyInstance, { show }: Site): void {
  for (const form of forms) {
    app.get(form.path, (request, reply) => {
      const { person } = visitOf(request.host, request.url);
      return show(request, reply, { title: form.title, says: form.says, body: shown(form, known(person)) });
    });
    app.post<{ Body: Given | null }>(form.path, (request, reply) => {
      const given = request.body ?? {};
      const problem = problemWith(form, given);
      if (!problem) return reply.redirect(`${form.path}/takk`, 303);
      return show(request, reply.code(400), { title: form.title, says: form.says, body: shown(form, given, problem) });
    });
    app.get(`${form.path}/takk`, (request, reply) =>
      show(request, reply, {
        title: 'Thank you',
        says: form.thanks,
        body: html`<div class="narrow"><h1>Takk!</h1><p class="lead">${form.thanks}</p>
          <p class="row"><a class="button quiet" href="/kunder">What others say</a></p></div>`,
      }),
    );
  }
}
