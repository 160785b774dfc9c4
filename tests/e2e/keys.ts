import { expect, type Locator, type Page } from '@playwright/test';

/** Nothing is so many steps away. */
const STEPS_MAX = 150;

/** Goes to it with the Tab key alone, and demands that one sees to have arrived. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const page = target.page();
  await target.waitFor();
  // Looked for by role and name once: to do so at each step would take most of a story's time.
  const wanted = await target.elementHandle();
  for (let step = 0; step < STEPS_MAX; step += 1) {
    await page.keyboard.press(key);
    const arrived = await page.evaluate((node) => node === document.activeElement, wanted);
    if (arrived) return expectFocusSeen(page);
  }
  throw new Error(`${target.toString()} was not reached in ${STEPS_MAX} steps of ${key}`);
}

/** Goes to a button or a link with the Tab key, and presses it. */
export async function press(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(target, key);
  await target.page().keyboard.press('Enter');
}

/** Goes to a field with the Tab key, and types; what stood there is replaced. */
export async function type(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.page().keyboard.press('Control+A');
  await field.page().keyboard.type(text);
}

/** Goes to a list of choices with the Tab key, and down to the one that is named so. */
export async function choose(list: Locator, name: string): Promise<void> {
  await tabTo(list);
  await list.page().keyboard.press('Home');
  const chosen = list.locator('option:checked');
  for (let step = 0; step < STEPS_MAX; step += 1) {
    if ((await chosen.textContent())?.includes(name)) return;
    await list.page().keyboard.press('ArrowDown');
  }
  throw new Error(`${name} is not among the choices`);
}

/** Demands that the focus is there, and can be seen. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expectFocusSeen(target.page());
}

/** Demands that what has the focus has a ring around it, is on the screen, and that nothing lies over all of it. */
export async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(fault), 'where the focus is can be seen').toBeNull();
}

/** Why one does not see where the focus is; null where one does. Runs in the page. */
function fault(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'nothing has the focus';
  const named = focused.outerHTML.slice(0, 200);
  // A field may have its ring around the card that it fills.
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement];
  const ringed = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
  if (!ringed) return `no ring: ${named}`;
  // A link may go over several lines; each of its boxes counts.
  const seen = [...focused.getClientRects()].some(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].some((down) =>
      [0.1, 0.5, 0.9].some((along) => {
        const [x, y] = [left + along * (right - left), top + down * (bottom - top)];
        const hit = document.elementFromPoint(x, y);
        return focused.contains(hit);
      }),
    ),
  );
  return seen ? null : `covered or off the screen: ${named}`;
}
