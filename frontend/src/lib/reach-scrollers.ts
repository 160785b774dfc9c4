/**
 * Lets the keyboard scroll code and tables that are wider than the page: what people wrote carries
 * no such attribute, and not every browser does it by itself.
 */
export function reachScrollers(container: HTMLElement): void {
  for (const wide of container.querySelectorAll<HTMLElement>('pre, table')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
}
