import type { Page } from '@playwright/test';
import { ADMINISTRATOR, STEWARD } from '../arrange.ts';
import { manualPages, ownPages, publicPages } from '../pages.ts';
import { enter, expect, expectAccessible, settled, test } from '../story.ts';

/** Of parts that are alike the first few are looked at: axe takes half a minute for all of them. */
const REPEATED = ['article', 'main li', 'tr', 'nav a'].map((part) => `${part}:nth-of-type(n+4)`);
/** Screens of telephones, in pixels: a common one, and the narrowest that WCAG 2.2 (1.4.10) asks for. */
const NARROW = [390, 320];
const DESKTOP = { width: 1280, height: 720 };

// Nothing is changed, so nobody has to wait for the others.
test.describe.configure({ mode: 'parallel' });
// What axe finds is told in words; a trace of its script would take as long as the script.
test.use({ trace: 'off', viewport: DESKTOP });

/** Opens a page and demands all that holds for every page: opening takes longer than looking, so it is opened once. */
async function expectWhole(
  page: Page,
  complaints: string[],
  address: string,
  repeated: string[] = [],
) {
  await test.step(address, async () => {
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await settled(page);
    expect(complaints).toEqual([]);
    await expectAccessible(page, repeated);
    await expectNarrow(page);
  });
}

/** A page that is wider lets the browser zoom out, and what stands at the foot of a dialog is out of reach. */
async function expectNarrow(page: Page) {
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 });
    const by = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(by, `wider than ${width} px`).toBe(0);
  }
  await page.setViewportSize(DESKTOP);
}

for (const locale of ['zh-CN', 'en']) {
  test.describe(locale, () => {
    test.use({ locale });
    // Many pages, each looked at in many ways.
    test.setTimeout(480_000);

    test('guests read every page by ear and eye, on any screen, under a strict policy', async ({
      page,
      place,
      complaints,
    }) => {
      for (const address of publicPages(place)) await expectWhole(page, complaints, address);
      for (const address of manualPages()) await expectWhole(page, complaints, address, REPEATED);
    });

    test('staff work on every page by ear and eye, on any screen, under a strict policy', async ({
      page,
      place,
      complaints,
    }) => {
      await enter(page, locale === 'en' ? STEWARD : ADMINISTRATOR);
      for (const address of [...ownPages(place), `/topics/${place.topic.id}`]) {
        await expectWhole(page, complaints, address);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
      }
    });
  });
}
