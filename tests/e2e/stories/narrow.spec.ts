import { ADMINISTRATOR } from '../arrange.ts';
import { ownPages, publicPages } from '../pages.ts';
import { enter, expect, settled, test } from '../story.ts';

for (const width of [390, 320]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 844 }, isMobile: true, hasTouch: true });
    test.slow();

    // A page that is wider lets the browser zoom out, and what stands at the foot of a dialog is out of reach.
    test('no page is wider than the screen', async ({ page, place }) => {
      const wider: string[] = [];
      const look = async (address: string) => {
        await page.goto(address);
        await settled(page);
        const by = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (by > 0) wider.push(`${address}: ${by} px`);
      };
      for (const address of publicPages(place)) await look(address);
      await enter(page, ADMINISTRATOR);
      for (const address of [...ownPages(place), `/topics/${place.topic.id}`]) await look(address);
      expect(wider).toEqual([]);
    });
  });
}
