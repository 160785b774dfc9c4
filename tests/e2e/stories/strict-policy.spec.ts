import { ADMINISTRATOR } from '../arrange.ts';
import { manualPages, ownPages, publicPages } from '../pages.ts';
import { expect, settled, signIn, test } from '../story.ts';

test('no page complains, runs foreign script or falls out of hydration', async ({
  page,
  place,
  complaints,
}) => {
  test.slow();
  await signIn(page, ADMINISTRATOR);
  for (const address of [...publicPages(place), ...manualPages(), ...ownPages(place)]) {
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy, address).toContain("default-src 'none'");
    expect(policy, address).not.toContain('unsafe');
    await settled(page);
    expect(complaints, address).toEqual([]);
  }
});
