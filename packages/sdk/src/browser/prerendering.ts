/** Whether the page is only being prepared, and may never be shown; `prerenderingchange` says when it is. */
export function prerendering(): boolean | undefined {
  return (document as { prerendering?: boolean }).prerendering;
}
