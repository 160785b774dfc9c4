/** What is selected within an element; null where nothing is, or more than it. */
export function selectedIn(element: Element | null): DocumentFragment | null {
  const selection = getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { anchorNode, focusNode } = selection;
  if (!element.contains(anchorNode) || !element.contains(focusNode)) return null;
  return selection.getRangeAt(0).cloneContents();
}
