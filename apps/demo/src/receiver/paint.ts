import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** The first that the type begins with decides. Going back is amber, silence is grey; the two are never mixed up. */
const styles: [type: string, style: Style][] = [
  ['journey.won', ['bold', 'green']],
  ['journey.lost', 'red'],
  ['journey.cancelled', 'red'],
  ['journey.stalled', 'gray'],
  ['journey.', 'green'],
  ['stage.reconsidered', 'yellow'],
  ['stage.', 'green'],
  ['job.', 'blue'],
  ['group.', 'cyan'],
  ['obstacle.raised', 'magenta'],
  ['refused', ['bold', 'red']],
];

/** A line in the colour of its type, where standard output is a terminal that has colours. */
export function paint(type: string, line: string): string {
  const style = styles.find(([start]) => type.startsWith(start))?.[1];
  return style === undefined ? line : styleText(style, line);
}
