const withTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A moment, local as read and ISO 8601 on hover. */
export function When({ at, day = false }: { at: string; day?: boolean }) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>{at}</span>;
  return (
    <time dateTime={at} title={at}>
      {(day ? dayOnly : withTime).format(moment)}
    </time>
  );
}
