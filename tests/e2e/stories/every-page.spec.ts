import type { Page } from '@playwright/test';
import { ADMINISTRATOR, STEWARD } from '../arrange.ts';
import { manualPages, ownPages, publicPages } from '../pages.ts';
import { enter, expect, expectAccessible, settled, test } from '../story.ts';

/** Of parts that are alike the first few are looked at: axe takes half a minute for all of them. */
const REPEATED = ['article', 'main li', 'tr', 'nav a'].map((part) => `${part}:nth-of-type(n+4)`);
/** Screens of telephones, in pixels: a common one, and the narrowest that WCAG 2.2 (1.4.10) asks for. */
const NARROW = [390, 320];
/** How long a frame is waited for: a browser that is starved of processor may not draw at all. */
const FRAME_TIMEOUT_MS = 1_000;
const DESKTOP = { width: 1280, height: 720 };
/** What an opened page may take, on a machine that does much else beside: the story then names the page that hangs. */
const PAGE_TIMEOUT_MS = 60_000;
/** Both languages have the same elements: a page is opened in one of them, by turns; in a soak in both. */
const inTurn = <T>(locale: string, pages: T[]): T[] =>
  process.env.LINLI_WALK_ALL
    ? pages
    : pages.filter((_, nth) => (nth % 2 === 0) === (locale === 'en'));

// Nothing is changed, so nobody has to wait for the others.
test.describe.configure({ mode: 'parallel' });
// What axe finds is told in words; a trace of its script would take as long as the script.
test.use({ trace: 'off', viewport: DESKTOP });

/**
 * Opens a page and demands all that holds for every page, but that axe leaves out `repeated`: opening takes longer than
 * looking, so it is opened once.
 */
async function expectWhole(
  page: Page,
  complaints: string[],
  address: string,
  repeated: string[] = [],
) {
  const look = async () => {
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await settled(page);
    expect(complaints).toEqual([]);
    await expectAccessible(page, repeated);
    await expectNarrow(page);
  };
  await test.step(address, look, { timeout: PAGE_TIMEOUT_MS });
}

/** A page that is wider lets the browser zoom out, and what stands at the foot of a dialog is out of reach. */
async function expectNarrow(page: Page) {
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 });
    const by = await page.evaluate(async (waitMs) => {
      // Scripts may answer to the new width in the next frame; what asks for the width lays the page out by itself.
      await new Promise((drawn) => {
        requestAnimationFrame(drawn);
        setTimeout(drawn, waitMs);
      });
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    }, FRAME_TIMEOUT_MS);
    expect(by, `wider than ${width} px`).toBe(0);
  }
  await page.setViewportSize(DESKTOP);
}

for (const locale of ['zh-CN', 'en']) {
  test.describe(locale, () => {
    test.use({ locale });
    // Many pages, each looked at in many ways.
    test.setTimeout(720_000);

    test('guests read every page by ear and eye, on any screen, under a strict policy', async ({
      page,
      place,
      complaints,
    }) => {
      for (const address of inTurn(locale, publicPages(place)))
        await expectWhole(page, complaints, address);
      for (const address of inTurn(locale, manualPages()))
        await expectWhole(page, complaints, address, REPEATED);
    });

    test('staff work on every page by ear and eye, on any screen, under a strict policy', async ({
      page,
      place,
      complaints,
    }) => {
      await enter(page, locale === 'en' ? STEWARD : ADMINISTRATOR);
      for (const address of inTurn(locale, [...ownPages(place), `/topics/${place.topic.id}`])) {
        await expectWhole(page, complaints, address);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
      }
    });
  });
}
