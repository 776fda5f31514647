import { createHash } from 'node:crypto';
import type { Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import { companyFacts } from './company-facts.ts';
import type { Decided } from './evaluate-batch.ts';
import { messageOf } from './message-of.ts';
import { writeDeliveries } from './write-deliveries.ts';

const shadowId = ({ company, decision, version }: Decided, sequence: number) =>
  sequence < 1
    ? null
    : `shd_${createHash('sha256').update([company, decision.journey.id, version, sequence].join('\n')).digest('hex').slice(0, 16)}`;

/** What shadow rules would have decided: told to endpoints that ask, marked `shadow`, kept nowhere else. */
export async function writeShadow(tx: Transaction<Tables>, decided: readonly Decided[]): Promise<void> {
  const companies = await companyFacts(tx, decided);
  const outgoing = decided
    .filter((d) => !d.decision.historical)
    .map((d) => {
      const { sequence, type, journey } = d.decision;
      const id = shadowId(d, sequence)!;
      const message = messageOf(d, companies.get(d.company)!, id, shadowId(d, sequence - 1));
      message.data.shadow = true;
      return { id, type, company: d.company, journey: journey.id, transition: null, message: JSON.stringify(message) };
    });
  await writeDeliveries(tx, outgoing, true);
}
