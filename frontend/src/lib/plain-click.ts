/** Whether a click on a link is answered on this page: with a key held, or another button, the browser opens it elsewhere. */
export function isPlainClick(event: MouseEvent): boolean {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !held;
}
