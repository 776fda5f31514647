import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { makeDirectory } from '@waystage/storage';
import { CliError } from '../cli-error.ts';

/** The data directory, made where it is missing (mode 0700). @throws CliError when it cannot be written */
export function dataDirectory(dir: string): string {
  const path = resolve(dir);
  try {
    makeDirectory(path);
    accessSync(path, constants.W_OK | constants.R_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliError(
      `The data directory ${path} cannot be written (${why}). Give another one: WAYSTAGE_DATA=DIR, or --data DIR.`,
    );
  }
  return path;
}
