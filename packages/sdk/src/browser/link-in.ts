/** The link among these elements (of HTML: an SVG link has no plain address). */
export function linkIn(elements: Element[]): HTMLAnchorElement | undefined {
  return elements.find((element) => element.matches('a[href],area[href]')) as HTMLAnchorElement | undefined;
}
