/** One article of the blog. */
export interface Article {
  slug: string;
  title: string;
  says: string;
  by: string;
  minutes: number;
  /** paragraphs; one that begins with `# ` is a heading */
  text: readonly string[];
}

export const articles: readonly Article[] = [
  {
    slug: 'hva-er-crm',
    title: 'What is a CRM, and what is it not?',
    says: 'A CRM is a memory that a whole company shares. It is not a place where sellers report to their boss.',
    by: 'Ingrid Sørlie',
    minutes: 4,
    text: [
      'Ask five colleagues what they know about your largest customer. You get five answers, and each of them is true. The seller knows the contract, support knows the complaint, finance knows that the last invoice was late, and nobody knows all three.',
      '# A shared memory',
      'A CRM (customer relationship management) keeps what the five know in one place, sorted by customer and by time. Whoever picks up the phone sees the call from yesterday. That is all there is to it, and it changes a working day more than most software does.',
      '# What it is not',
      'It is not a report to the management. As soon as people type for somebody else rather than for themselves, the notes get short and late. Buy the tool that the people who use it every day would choose.',
      'Nor is it a project of the IT department. IT asks the right questions about sign-on, access and where the data lie. Whether it helps you sell is for those who sell to say.',
      '# When is it time?',
      'When two people have called the same customer in the same week without knowing it. Most companies notice at about the fiftieth customer.',
    ],
  },
  {
    slug: 'når-regnearket-ikke-holder',
    title: 'When the spreadsheet no longer holds',
    says: 'Seven signs that the list of customers has outgrown its cells, and which of them matter.',
    by: 'Øystein Lunde',
    minutes: 6,
    text: [
      'Every customer register begins as a spreadsheet, and for a while there is nothing better. Then one day there is a file called “customers_final_2_NEW”, and somebody has sorted one column without the others.',
      '# The signs that can wait',
      'Colours that mean something. A sheet for each region. A colleague who is the only one to dare to change the formulas. All of these are a nuisance; none of them costs you a customer.',
      '# The signs that cannot',
      'Nobody can say when a customer was last contacted. A person who left three years ago still gets your letters. A customer asks what you know about them, as the law allows, and the answer takes a week.',
      'If you nod at two of these, write down what a better tool would have to do before you look at any. There is a template for that among our guides.',
    ],
  },
  {
    slug: 'seks-til-ti-bestemmer',
    title: 'Six to ten people decide, and they do not agree',
    says: 'The boss wants figures, IT wants peace, sales wants their evenings back. How to buy something together.',
    by: 'Astrid Halvorsen',
    minutes: 5,
    text: [
      'Nobody buys a CRM alone. In a company of two hundred there are between six and ten who have a say, and each of them has read something different on the way.',
      '# Bring the late ones in early',
      'The person from finance who turns up in the last meeting is not difficult. They are late, because nobody asked them. Invite them to the first meeting and most of the last-minute questions answer themselves.',
      '# Agree on the problem first',
      'Groups that begin with a list of functions argue about functions. Groups that begin with one page about what goes wrong today are done in half the time: the list follows from the page.',
      '# Going back is not failing',
      'Somewhere on the way somebody will ask whether you need this at all. Good. Better now than after the contract. Look at the alternatives again, together, and write down why you go on.',
    ],
  },
];
