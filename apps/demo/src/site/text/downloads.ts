import type { Document } from '../file/document.ts';
import { docx } from '../file/docx.ts';
import { pdf } from '../file/pdf.ts';

/** A file to take along; `kind` is a word of the event vocabulary. */
export interface Download {
  path: string;
  kind: 'guide' | 'ebook' | 'template' | 'datasheet';
  title: string;
  says: string;
  type: string;
  make: () => Buffer;
}

function file(path: string, kind: Download['kind'], says: string, document: Document): Download {
  const word = path.endsWith('.docx');
  return {
    path,
    kind,
    says,
    title: document.title,
    type: word ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : 'application/pdf',
    make: () => (word ? docx(document) : pdf(document)),
  };
}

export const downloads: readonly Download[] = [
  file('/guider/crm-guide.pdf', 'guide', 'From the first doubt to the first useful day, in nine steps', {
    title: 'The CRM guide',
    text: [
      'For companies with 50 to 5000 employees that have never bought a CRM, or regret the last one.',
      '# 1. Write down what goes wrong today',
      'One page, no functions. Ask a seller, somebody at the telephone, and whoever sends the invoices.',
      '# 2. Find out who decides',
      'It is more people than you think: six to ten. Invite the late ones early, and finance first of all.',
      '# 3. Choose the way before the tool',
      'Upgrade, change, build or wait: compare the four ways before you compare vendors.',
      '# 4. Say what it has to do',
      'No more than twenty requirements, each with the name of the person who needs it.',
      '# 5. Try it with real customers',
      'Three weeks, five people, your own data. What nobody opens in the third week, nobody will open later.',
    ],
  }),
  file('/e-bok/kundedata.pdf', 'ebook', 'Why there are five registers, and how four of them can go', {
    title: 'Customer data in one place',
    text: [
      'Most companies know enough about their customers. They know it in five places.',
      '# Where data go to hide',
      'The mailbox of a colleague on leave. The accounting system. The spreadsheet of the region. The paper on the wall.',
      '# Who owns a customer?',
      'The one who spoke with them last owns the note; nobody owns the customer. Write this down before you move any data.',
      '# Cleaning is not typing',
      'Decide what to forget. Of ten addresses four are wrong; a call costs less than a letter that comes back.',
      '# The law helps',
      'What you would have to show a customer who asks is what you should keep. The rest is ballast.',
    ],
  }),
  file('/maler/kravspesifikasjon.docx', 'template', 'Twenty questions to fill in together, for any vendor', {
    title: 'Requirements for a CRM: template',
    text: [
      'Fill in one line for each requirement, and the name of the person who needs it. Stop at twenty.',
      '# What has to be better in a year?',
      '1. ................................................ needed by ....................',
      '2. ................................................ needed by ....................',
      '3. ................................................ needed by ....................',
      '# What must it work with?',
      'Sign-on, accounting, telephone, mail: name and version of each.',
      '# What must it never do?',
      'Write down the three things that would make people stop using it.',
    ],
  }),
  file('/sikkerhet/ark.pdf', 'datasheet', 'Where data lie, who can read them, what happens if', {
    title: 'Security on one page',
    text: [
      '# Where the data lie',
      'In two data centres near Oslo and Luleå. No copy leaves the Nordic countries.',
      '# Who can read them',
      'Your people, by role. Ours only when you open the door, for at most 24 hours, and it stands in your log.',
      '# Sign-on',
      'SAML 2.0 and OpenID Connect, BankID for outsiders, two factors for administrators.',
      '# If something happens',
      'Backups every hour, tried every month. You hear from us within 24 hours.',
      '# If you leave',
      'All data in open formats within a day, erased with us after 30 days.',
    ],
  }),
];
