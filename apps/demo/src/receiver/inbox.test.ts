import type { Transition } from '@waystage/webhook';
import { expect, test } from 'vitest';
import { Inbox, inboxSize } from './inbox.ts';

test(`the newest ${inboxSize} are remembered`, () => {
  const inbox = new Inbox();
  for (let i = 0; i <= inboxSize; i += 1) inbox.take(`trn_${i}`, {} as Transition, new Date(i));
  expect([inbox.all().length, inbox.all()[0]?.id]).toEqual([inboxSize, 'trn_1']);
});
