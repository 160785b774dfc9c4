/** On phones a row of many is wider than the screen: where one is stands in the middle of it. */
export function showCurrent(row: HTMLElement): void {
  const current = row.querySelector<HTMLElement>('[aria-current]');
  if (!current) return;
  row.scrollLeft =
    current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}
