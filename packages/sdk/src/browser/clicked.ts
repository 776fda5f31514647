import { on } from './on.ts';

/** Call back with the innermost matching element a click went through, out of open shadow trees too; the middle button counts. */
export function clicked(selector: string, found: (element: HTMLElement) => void): void {
  on<MouseEvent>(window, 'click auxclick', (event) => {
    const element = event.composedPath().find((target) => (target as Element).matches?.(selector));
    // a right click opens a menu and follows nothing
    if (element && event.button < 2) found(element as HTMLElement);
  });
}
