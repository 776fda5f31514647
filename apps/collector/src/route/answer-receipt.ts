import type { FastifyReply } from 'fastify';
import type { Receipt } from '../accept/accept.ts';

/** 202 with the receipt; the counts also stand in a header, for those who do not read bodies. */
export function answerReceipt(reply: FastifyReply, receipt: Receipt): FastifyReply {
  const { accepted, duplicate, rejected } = receipt;
  return reply
    .code(202)
    .header('waystage-counts', `accepted=${accepted}, duplicate=${duplicate}, rejected=${rejected.length}`)
    .send(receipt);
}
