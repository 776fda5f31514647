import { CliError } from '../cli-error.ts';

/**
 * An origin as a browser writes it, of what people paste: capitals, a path, a slash at the end and the scheme's own port are
 * taken away, letters of other alphabets are written as the web does.
 * @throws CliError for what is no origin, with what to write instead
 */
export function originOf(said: string): string {
  const text = said.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname && !url.username)
    return url.origin;
  const guess = `https://${text.replace(/^([a-z]+:)?\/*/i, '').split(/[/?#@]/)[0]}`;
  throw new CliError(
    `${said} is not an origin${URL.canParse(guess) ? `. Did you mean ${new URL(guess).origin}?` : ', such as https://www.example.com.'}`,
  );
}
