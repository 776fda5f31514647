const shapes = {
  back: 'M6.5 3 3 6.5l3.5 3.5M3.5 6.5H9.5a3.5 3.5 0 0 1 0 7H7',
  quiet: 'M5.5 4v8M10.5 4v8',
  flag: 'M4 14V2.5M4 3h8l-2 3 2 3H4',
  on: 'M8 13V3M4 7l4-4 4 4',
  fast: 'M3.5 8.5 8 4l4.5 4.5M3.5 13 8 8.5l4.5 4.5',
  start: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  done: 'm3.5 8.5 3 3 6-7',
  end: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  job: 'M3.5 5.5h9v7h-9zM6 5.5V3.5h4v2',
  person: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.5 13.5c.6-2.4 2.3-3.6 4.5-3.6s3.9 1.2 4.5 3.6',
  notice: 'M8 4v5M8 11.8v.2',
  differs: 'M4 6.2h8M4 9.8h8M10 3 6 13',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
} as const;
export type MarkName = keyof typeof shapes;

/** A small picture beside words; the words say it, so it is hidden from screen readers. */
export function Mark({ name, size = 16 }: { name: MarkName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
