import type { Page } from '@playwright/test';
import { Client } from '../arrange.ts';
import { expect, site, test } from '../story.ts';

test.use({ javaScriptEnabled: false });

const HOUR_MS = 3_600_000;
const PNG = '89504e470d0a1a0a';

/** Demands that a page says where it stands and what it is, and has a picture. */
async function expectHead(page: Page, path: string, types: string[]): Promise<void> {
  await page.goto(path);
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute('href', site().url + path);
  const said = await page.locator('script[type="application/ld+json"]').allTextContents();
  const found = said.map((one) => (JSON.parse(one) as { '@type': string })['@type']);
  expect(found).toEqual(types);
  const image = await page.locator('meta[property="og:image"]').getAttribute('content');
  const answer = await page.request.get(image ?? '');
  expect(answer.headers()['content-type']).toBe('image/png');
  expect((await answer.body()).subarray(0, 8).toString('hex')).toBe(PNG);
}

test('other sites learn what a public page is, and the sitemap lists what a guest may read', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const closed = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'neibu',
    name: '业主内部',
    description: '',
    visibility: 'owners',
  });
  const { topic: hidden } = await staff.post<{ topic: { id: number } }>(
    `/boards/${closed.id}/topics`,
    { title: '只给业主', markdown: '看。' },
  );
  const begins = Date.now() + 30 * 24 * HOUR_MS;
  const event = await staff.post('/events', {
    kind: 'gathering',
    audience: 'public',
    title: '桥头音乐会',
    markdown: '带上小板凳。',
    place: '桥头广场',
    begins_at: new Date(begins).toISOString(),
    ends_at: new Date(begins + HOUR_MS).toISOString(),
  });
  await staff.post(`/events/${event.id}/publish`, {});

  await expectHead(page, `/topics/${place.topic.id}`, ['DiscussionForumPosting', 'BreadcrumbList']);
  await expectHead(page, `/events/${event.id}`, ['Event', 'BreadcrumbList']);
  await expectHead(page, `/projects/${place.project.slug}`, ['BreadcrumbList']);

  const text = async (path: string) => (await page.request.get(path)).text();
  expect(await text('/robots.txt')).toContain(`Sitemap: ${site().url}/sitemap.xml`);
  expect(await text('/sitemap.xml')).toContain(`<loc>${site().url}/sitemap/1</loc>`);
  const listed = await text('/sitemap/1');
  expect(listed).toContain(`<loc>${site().url}/topics/${place.topic.id}</loc>`);
  expect(listed).not.toContain(`/topics/${hidden.id}<`);
});
