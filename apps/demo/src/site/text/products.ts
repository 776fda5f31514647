/** One part of the product. */
export interface Product {
  slug: string;
  name: string;
  says: string;
  points: readonly [title: string, says: string][];
}

export const products: readonly Product[] = [
  {
    slug: 'salg',
    name: 'Sales',
    says: 'Every conversation, offer and promise to a customer on one page, written while you talk.',
    points: [
      ['Notes that write themselves', 'Mails and meetings land at the right customer. You correct; you do not type.'],
      ['Offers in ten minutes', 'From your own price list, in Norwegian, Swedish, Danish, Finnish or English.'],
      ['A forecast nobody fudges', 'It counts what customers have done, and not what a seller hopes.'],
    ],
  },
  {
    slug: 'kundeservice',
    name: 'Service',
    says: 'The one who answers sees what was promised. The customer tells the story once.',
    points: [
      ['One queue', 'Mail, telephone and chat, sorted by what was promised and when.'],
      ['Answers that are already there', 'What a colleague in Tromsø found out yesterday is proposed in Malmö today.'],
      ['Service hours that add up', 'The agreement of each customer counts the hours by itself.'],
    ],
  },
  {
    slug: 'marked',
    name: 'Marketing',
    says: 'Write to those who want to hear from you, about what they are working on just now.',
    points: [
      ['Consent as a field, not a folder', 'Who agreed to what, when and where. Withdrawn means gone, everywhere.'],
      ['Lists that stay true', 'A list is a question to the register. It is never out of date.'],
      ['The same page as sales', 'Both see which letter came before which meeting.'],
    ],
  },
];
