/** Whether the page can be seen now. */
export function seen(): boolean {
  return document.visibilityState === 'visible';
}
