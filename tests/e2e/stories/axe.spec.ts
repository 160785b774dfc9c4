import { ADMINISTRATOR, STEWARD } from '../arrange.ts';
import { manualPages, ownPages, publicPages } from '../pages.ts';
import { enter, expectAccessible, expect, settled, test } from '../story.ts';

/** Of parts that are alike the first few are looked at: axe takes half a minute for all of them. */
const REPEATED = ['article', 'main li', 'tr', 'nav a'].map((part) => `${part}:nth-of-type(n+4)`);

// What axe finds is told in words; a trace of its script would take as long as the script.
test.use({ trace: 'off' });

for (const locale of ['zh-CN', 'en']) {
  test.describe(locale, () => {
    test.use({ locale });
    // Many pages, each looked at twice.
    test.setTimeout(300_000);

    test('guests can read every page by ear and eye', async ({ page, place }) => {
      for (const address of publicPages(place)) {
        await page.goto(address);
        await settled(page);
        await test.step(address, () => expectAccessible(page));
      }
      for (const address of manualPages()) {
        await page.goto(address);
        await settled(page);
        await test.step(address, () => expectAccessible(page, REPEATED));
      }
    });

    test('staff can work on every page by ear and eye', async ({ page, place }) => {
      await enter(page, locale === 'en' ? STEWARD : ADMINISTRATOR);
      for (const address of [...ownPages(place), `/topics/${place.topic.id}`]) {
        await page.goto(address);
        await settled(page);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await test.step(address, () => expectAccessible(page));
      }
    });
  });
}
