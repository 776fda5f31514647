import { on } from './on.ts';

/** Call back with every element a click went through, innermost first, out of open shadow trees too; the middle button counts. */
export function clicked(found: (elements: Element[]) => void): void {
  on<MouseEvent>(window, 'click auxclick', (event) => {
    // a right click opens a menu and follows nothing
    if (event.button < 2) found(event.composedPath().filter((target) => target instanceof Element));
  });
}
