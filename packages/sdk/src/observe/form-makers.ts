import { on } from '../browser/on.ts';
import type { Recorder } from '../recorder.ts';

/** jQuery, as far as Gravity Forms speaks through it. */
type Query = (target: Document) => { on(event: string, heard: (event: unknown, form: unknown) => void): void };

/**
 * `form` of forms that say themselves when they succeeded: HubSpot's embeds and meetings, Contact Form 7, Gravity Forms.
 * Their submits are not counted (`forms` leaves them alone): those say only that somebody tried.
 */
export function formMakers(record: Recorder): void {
  const sent = (name: unknown) => record('form', { name: String(name || 'form').slice(0, 128) });
  on<MessageEvent>(window, 'message', ({ data }) => {
    if (data?.type === 'hsFormCallback' && data.eventName === 'onFormSubmitted') sent(data.id);
    if (data?.meetingBookSucceeded) sent('meeting');
  });
  on<CustomEvent>(window, 'hs-form-event:on-submission:success', ({ detail }) => sent(detail?.formId));
  on<CustomEvent>(document, 'wpcf7mailsent', ({ target, detail }) => {
    const form = (target as Element).querySelector<HTMLElement>('[data-ws-form]') || (target as HTMLElement);
    sent(form.dataset.wsForm || detail?.contactFormId);
  });
  const { jQuery } = window as { jQuery?: Query };
  jQuery?.(document).on('gform_confirmation_loaded', (_, form) => sent(form));
  // without AJAX the answer is a page of its own
  const confirmed = document.querySelector('[id^=gform_confirmation_wrapper_]');
  if (confirmed) sent(confirmed.id.split('_').pop());
}
