import type { StoredEvent } from '@waystage/events';
import { mailAddress, type Vault } from '@waystage/storage';
import type { Draft, Sending } from './ingest.ts';
import { mailDomain } from './mail-domain.ts';

/**
 * Put what identifies people into the vault, and leave in the events only the pseudonym, the registrable domain of the
 * e-mail address and whether that is a free-mail provider's. Nothing personal goes further than this.
 */
export async function pseudonymise(vault: Vault, drafts: readonly Draft[], sending: Sending): Promise<StoredEvent[]> {
  const told = drafts.filter((d) => d.told?.person !== undefined);
  const ids = await vault.keep(
    told.map(({ told }) => {
      const person = told!.person!;
      const email = person.includes('@') ? mailAddress(person) : undefined;
      return {
        name: email ? `email:${email}` : `user:${sending.site.id}:${person}`,
        identity: {
          ...(email ? { email } : { user_id: person }),
          ...(told!.name !== undefined && { name: told!.name }),
          ...(told!.title !== undefined && { title: told!.title }),
        },
      };
    }),
    sending.by === 'server' ? 'seller' : 'claim',
  );
  const pseudonyms = new Map(told.map((d, i) => [d, ids[i]!]));
  return drafts.map((draft) => {
    const person = pseudonyms.get(draft);
    const mail = draft.told?.person ? mailDomain(draft.told.person) : null;
    return {
      ...draft.event,
      ...(person !== undefined && { person }),
      ...(mail && { domain: mail.domain, ...(mail.free && { free_mail: true }) }),
      site: sending.site.id,
      received: sending.received,
      verified: sending.by === 'server',
    } as StoredEvent;
  });
}
