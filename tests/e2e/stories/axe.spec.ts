import { ADMINISTRATOR } from '../arrange.ts';
import { ownPages, publicPages } from '../pages.ts';
import { expectAccessible, settled, signIn, test } from '../story.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['zh-CN', 'en']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });
      test.slow();

      test('guests can read every page by ear and eye', async ({ page, place }) => {
        for (const address of publicPages(place)) {
          await page.goto(address);
          await settled(page);
          await test.step(address, () => expectAccessible(page));
        }
      });
    });
  }

  test.describe(`signed in, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test.slow();

    test('staff can work on every page by ear and eye', async ({ page, place }) => {
      await signIn(page, ADMINISTRATOR);
      for (const address of [...ownPages(place), `/topics/${place.topic.id}`]) {
        await page.goto(address);
        await settled(page);
        await test.step(address, () => expectAccessible(page));
      }
    });
  });
}
