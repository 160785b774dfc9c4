import { difference } from './edits';

/**
 * Makes the text of a field another one as if it were typed, so that one can undo it. Gives whether the browser could: one
 * that cannot leaves the text as it was.
 */
export function retype(area: HTMLTextAreaElement, text: string): boolean {
  const { start, end, words } = difference(area.value, text);
  if (start === end && words === '') return true;
  // Only where the focus is one types.
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  // Nothing else adds to what can be undone; so browsers go on knowing it.
  return words === ''
    ? document.execCommand('delete')
    : document.execCommand('insertText', false, words);
}
