/** The smallest encoding (RFC 9110, 12.5.3) that an `Accept-Encoding` header takes. */
export function bestEncoding(header = ''): 'br' | 'gzip' | 'identity' {
  const weights = new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
        const weight = parameters.find((p) => p.startsWith('q='));
        return [name, weight ? Number(weight.slice(2)) : 1];
      }),
  );
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
