import type { Page } from '@playwright/test';
import { ADMINISTRATOR, STEWARD } from '../arrange.ts';
import { manualPages, ownPages, publicPages } from '../pages.ts';
import { enter, expect, expectAccessible, settled, test } from '../story.ts';

/** Of parts that are alike the first few are looked at: axe takes half a minute for all of them. */
const REPEATED = ['article', 'main li', 'tr', 'nav a'].map((part) => `${part}:nth-of-type(n+4)`);
/** Screens of telephones, in pixels: a common one, and the narrowest that WCAG 2.2 (1.4.10) asks for. */
const NARROW = [390, 320];
const DESKTOP = { width: 1280, height: 720 };
/** Both languages have the same elements: axe hears a page in one of them, by turns; in a soak in both. */
const hears = (locale: string, nth: number) =>
  !!process.env.LINLI_WALK_ALL || (nth % 2 === 0) === (locale === 'en');

// Nothing is changed, so nobody has to wait for the others.
test.describe.configure({ mode: 'parallel' });
// What axe finds is told in words; a trace of its script would take as long as the script.
test.use({ trace: 'off', viewport: DESKTOP });

interface Whole {
  address: string;
  /** What axe leaves out: parts like others. */
  repeated?: string[];
  /** Whether axe looks at it. */
  heard: boolean;
}

/** Opens a page and demands all that holds for every page: opening takes longer than looking, so it is opened once. */
async function expectWhole(
  page: Page,
  complaints: string[],
  { address, repeated = [], heard }: Whole,
) {
  await test.step(address, async () => {
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await settled(page);
    expect(complaints).toEqual([]);
    if (heard) await expectAccessible(page, repeated);
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
      for (const [nth, address] of publicPages(place).entries())
        await expectWhole(page, complaints, { address, heard: hears(locale, nth) });
      for (const [nth, address] of manualPages().entries())
        await expectWhole(page, complaints, {
          address,
          repeated: REPEATED,
          heard: hears(locale, nth),
        });
    });

    test('staff work on every page by ear and eye, on any screen, under a strict policy', async ({
      page,
      place,
      complaints,
    }) => {
      await enter(page, locale === 'en' ? STEWARD : ADMINISTRATOR);
      for (const [nth, address] of [...ownPages(place), `/topics/${place.topic.id}`].entries()) {
        await expectWhole(page, complaints, { address, heard: hears(locale, nth) });
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
      }
    });
  });
}
