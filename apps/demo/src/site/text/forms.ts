/** One field; `tells` marks it for the tag: it may say who sends the form. */
export interface Field {
  name: string;
  label: string;
  type?: 'email' | 'textarea' | 'text';
  tells?: 'identify' | 'title';
  autocomplete?: string;
  optional?: boolean;
}

/** A form of the site: where it stands, what rules call it, what it asks and how it thanks. */
export interface Form {
  path: string;
  name: 'demo' | 'contact' | 'newsletter';
  title: string;
  says: string;
  button: string;
  fields: readonly Field[];
  thanks: string;
}

const email: Field = {
  name: 'email',
  label: 'E-mail at work',
  type: 'email',
  tells: 'identify',
  autocomplete: 'email',
};
const name: Field = { name: 'name', label: 'Your name', autocomplete: 'name' };

export const forms: readonly Form[] = [
  {
    path: '/demo',
    name: 'demo',
    title: 'Book a demo',
    says: 'Half an hour, with your own questions. We show what you ask for and nothing else.',
    button: 'Book a demo',
    fields: [
      name,
      email,
      { name: 'title', label: 'What you do there', tells: 'title', autocomplete: 'organization-title' },
      { name: 'wish', label: 'What would you like to see?', type: 'textarea', optional: true },
    ],
    thanks: 'Jørgen Dahl will call you within one working day to find a time.',
  },
  {
    path: '/kontakt',
    name: 'contact',
    title: 'Ask us something',
    says: 'A person answers, most often the same day.',
    button: 'Send the question',
    fields: [name, email, { name: 'question', label: 'Your question', type: 'textarea' }],
    thanks: 'We have your question, and you will have an answer by tomorrow.',
  },
  {
    path: '/nyhetsbrev',
    name: 'newsletter',
    title: 'One letter a month',
    says: 'About customers and data. Unsubscribe with one click.',
    button: 'Send me that',
    fields: [email],
    thanks: 'The next letter comes on the first Thursday of the month.',
  },
];
