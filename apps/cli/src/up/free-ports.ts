import { createServer } from 'node:net';
import { CliError } from '../cli-error.ts';

/** @throws CliError naming the first of these ports that somebody else listens on */
export async function freePorts(host: string, ports: readonly number[]): Promise<void> {
  for (const port of ports)
    await new Promise<void>((resolve, reject) => {
      const probe = createServer();
      probe.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new CliError(
                `Port ${port} is taken by another program. Stop that one, or choose another base port: WAYSTAGE_PORT=${(ports[0] ?? port) + 100}`,
              )
            : new CliError(
                `Cannot listen on ${host}:${port} (${error.code ?? error.message}). Choose another address (--host) or port (--port).`,
              ),
        ),
      );
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
    });
}
