/**
 * Lets the keyboard scroll code and tables that are larger than their place: what people wrote carries
 * no such attribute, and not every browser does it by itself.
 */
export function reachScrollers(container: HTMLElement): void {
  for (const wide of container.querySelectorAll<HTMLElement>('pre, table')) {
    const isScroller = wide.scrollWidth > wide.clientWidth || wide.scrollHeight > wide.clientHeight;
    if (isScroller) wide.tabIndex = 0;
  }
}
