import { type CustomTypesConfig, types } from 'pg';

type Parser = (text: string) => unknown;
const oid = { int8: 20, date: 1082, numericArray: 1231, int8Array: 1016, dateArray: 1182, textArray: 1009 };

const parseTextArray: (text: string) => (string | null)[] = types.getTypeParser(oid.textArray, 'text');

/** A bigint beyond 2^53 would silently become another number: refuse it. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} is too large for a JavaScript number.`);
  return value;
}

const ours = new Map<number, Parser>([
  [oid.int8, parseInt8],
  [oid.int8Array, (text) => parseTextArray(text).map((item) => (item === null ? null : parseInt8(item)))],
  // A date has no time zone; as a Date it would be midnight of wherever the server stands.
  [oid.date, (text) => text],
  [oid.dateArray, parseTextArray],
  [oid.numericArray, parseTextArray],
]);

/**
 * How values come back, on both engines: int8 as number, numeric and date as string, timestamptz as Date,
 * json and jsonb parsed, bytea as Buffer. Local to a connection, nothing global is changed.
 */
export const valueParsers: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : ours.get(id)) ??
    types.getTypeParser(id, format as 'text')) as CustomTypesConfig['getTypeParser'],
};
