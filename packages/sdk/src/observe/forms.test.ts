import { expect } from 'vitest';
import { browserTest, lab, secondFile, until } from '../../test/lab.ts';

const form = (attributes: string, inside: string) =>
  `<form ${attributes}>${inside}<button id="send">Send</button></form>`;

browserTest('a form posted to another page arrives with its name and nothing of what stood in it', async () => {
  const { collector, open } = await lab({
    '/': form('method="post" action="/takk" name="kontakt"', '<input name="n" value="Bjørn Ødegård">'),
  });
  const tab = await open();
  await tab.click('#send');
  await until(() => expect(collector.named('form')).toMatchObject([{ name: 'kontakt' }]));
  expect(JSON.stringify(collector.batches)).not.toContain('Bjørn');
});

const rows: [what: string, html: string, expected: object[], maker?: boolean][] = [
  ['a form that does not validate is not sent', form('name="a" novalidate', '<input required>'), []],
  ['a search is no form', form('role="search" name="a"', '<input>'), []],
  ['a log-in is no form', form('name="a"', '<input type="password">'), []],
  [
    'but a name given makes it one',
    form('data-ws-form="innlogging"', '<input type="password">'),
    [{ name: 'innlogging' }],
  ],
  [
    'a form of Contact Form 7 is counted on its success',
    `<div class="wpcf7">${form('class="wpcf7-form" onsubmit="event.preventDefault(); setTimeout(() => this.dispatchEvent(new CustomEvent(\'wpcf7mailsent\', { bubbles: true, detail: { contactFormId: 42 } })), 300)"', '<input>')}</div>`,
    [{ name: '42' }],
    true,
  ],
  [
    'a form of HubSpot is counted on its success',
    `<div class="hbspt-form">${form("class=\"hs-form\" onsubmit=\"event.preventDefault(); setTimeout(() => postMessage({ type: 'hsFormCallback', eventName: 'onFormSubmitted', id: '7-ab' }, '*'), 300)\"", '<input>')}</div>`,
    [{ name: '7-ab' }],
    true,
  ],
  [
    'a form of Gravity Forms is counted on its success',
    `<script>window.jQuery = () => ({ on: (event, heard) => addEventListener(event, (e) => heard(e, e.detail)) })</script><div class="gform_wrapper">${form('onsubmit="event.preventDefault(); setTimeout(() => window.dispatchEvent(new CustomEvent(\'gform_confirmation_loaded\', { detail: 3 })), 300)"', '<input>')}</div>`,
    [{ name: '3' }],
    true,
  ],
];
for (const [what, page, expected, maker] of rows)
  browserTest(what, async () => {
    const { collector, open } = await lab({ '/': page });
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    if (maker) await secondFile(tab, collector);
    await tab.click('#send');
    if (expected[0]) await until(() => expect(collector.named('form')).toMatchObject(expected));
    else {
      await tab.waitForTimeout(400);
      expect(collector.named('form')).toEqual([]);
    }
  });

browserTest('a thank-you page tells that the form was sent, once, and not again when it is reloaded', async () => {
  const { collector, open } = await lab(
    { '/': form('method="post" action="/takk" name="kontakt"', '') },
    { attributes: 'data-thanks="/takk=kontakt"' },
  );
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.click('#send');
  await until(() => expect(collector.named('form')).toMatchObject([{ name: 'kontakt' }]));
  await tab.goto(tab.url());
  await tab.reload();
  await until(() => expect(collector.named('page_view').length).toBeGreaterThanOrEqual(4));
  await tab.waitForTimeout(300);
  expect(collector.named('form').length).toBeLessThanOrEqual(2);
});

browserTest('marked fields tell who sent it, where the page asks for that', async () => {
  const { collector, open } = await lab({
    '/': form(
      'name="demo" method="post" action="/takk"',
      '<input data-ws-identify value="ida@fjord.example"><input data-ws-title value="Innkjøpssjef">',
    ),
  });
  const tab = await open();
  await tab.click('#send');
  await until(() =>
    expect(collector.named('identify')).toMatchObject([{ person: 'ida@fjord.example', title: 'Innkjøpssjef' }]),
  );
});
