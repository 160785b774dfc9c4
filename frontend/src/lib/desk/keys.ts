/** Single keys at the desk. Whoever dictates or listens can turn them off (WCAG 2.1.4); the choice stays on the device. */
const STORED = 'linli-desk-keys';

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

export function keepKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

/** Whether a key that was pressed is meant for what has the focus, and not for the desk. */
export function isTyped(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('input, select, textarea, dialog, [contenteditable]') != null;
}
