import { type Html, html } from '../html.ts';

const width = 640;
const height = 320;

/** The outline of one ridge: a sum of waves, so that the same numbers always draw the same mountains. */
function ridge(base: number, tall: number, phase: number): string {
  const points = [];
  for (let x = 0; x <= width; x += 16) {
    const y = Math.sin(x / 90 + phase) + Math.sin(x / 37 + phase * 2.3) / 2 + Math.sin(x / 17 + phase * 5) / 5;
    points.push(`${x},${(base - y * tall).toFixed(1)}`);
  }
  return `0,${height} ${points.join(' ')} ${width},${height}`;
}

/**
 * A picture: mountains, one behind the other, with a low sun.
 * @param hue of the colours, 0 to 360
 * @param seed chooses the mountains
 */
export function landscape(hue: number, seed: number): Html {
  const far = [0, 1, 2, 3].map(
    (i) => html`<polygon points="${ridge(150 + i * 40, 44 - i * 7, seed * 1.7 + i * 2.1)}"
    fill="hsl(${hue} ${28 + i * 6}% ${62 - i * 14}%)"/>`,
  );
  return html`<svg class="picture" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="${width}" height="${height}" fill="hsl(${hue} 45% 92%)"/>
    <circle cx="${120 + ((seed * 97) % 400)}" cy="92" r="38" fill="hsl(${28 - (hue % 40) / 2} 85% 66%)"/>${far}
  </svg>`;
}
