import pc from 'picocolors';
import { CliError } from './cli-error.ts';

/** Say on stderr what went wrong; answers the exit code. Errors with a code speak for themselves, others show where. */
export function reportError(error: unknown): number {
  const known =
    error instanceof CliError || (error instanceof Error && typeof (error as { code?: unknown }).code === 'string');
  const text = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${pc.red('waystage:')} ${text}\n`);
  return error instanceof CliError ? error.exitCode : 1;
}
