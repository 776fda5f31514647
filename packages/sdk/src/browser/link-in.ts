/** The link among these elements (of HTML: an SVG link has no plain address), unless the page says itself what it is. */
export function linkIn(elements: Element[]): HTMLAnchorElement | undefined {
  return elements.find((element) => element.matches('a[href]:not([data-ws-event])')) as HTMLAnchorElement | undefined;
}
