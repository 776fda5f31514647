import { maxBodyBytes, type Transition } from '@waystage/webhook';
import Fastify, { type FastifyInstance } from 'fastify';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { Inbox } from './inbox.ts';
import { inboxPage } from './inbox-page.ts';
import { paint } from './paint.ts';
import { sentence } from './sentence.ts';

/** What a receiver needs: the endpoint's secret, and where its sentences go. */
export interface ReceiverSettings {
  /** `whsec_...` */
  secret: string;
  print?: (line: string) => void;
}

/** The demo receiver as an application. It verifies with `standardwebhooks`, as a stranger's receiver would. */
export function receiverApp({ secret, print = console.log }: ReceiverSettings): { app: FastifyInstance; inbox: Inbox } {
  const app = Fastify({ bodyLimit: maxBodyBytes, requestTimeout: 10_000, forceCloseConnections: true });
  const inbox = new Inbox();
  const webhook = new Webhook(secret);

  // the signature is over the bytes as they came
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post<{ Body: string | undefined }>('/', (request, reply) => {
    let transition: Transition;
    try {
      transition = webhook.verify(request.body ?? '', request.headers as Record<string, string>) as Transition;
      if (typeof transition?.type !== 'string' || !transition.data) throw new SyntaxError('no transition');
    } catch (error) {
      const forged = error instanceof WebhookVerificationError;
      const message = forged ? error.message : 'the body is no transition';
      print(paint('refused', `Refused a webhook: ${message}`));
      return reply.code(forged ? 401 : 400).send({ error: message });
    }
    const received = inbox.take(String(request.headers['webhook-id']), transition, new Date());
    if (received) print(paint(received.type, sentence(received)));
    return reply.code(204).send();
  });
  app.get('/received', () => inbox.all());
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(inboxPage(inbox.all())));
  return { app, inbox };
}
