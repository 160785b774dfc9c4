import type { Page } from '@playwright/test';
import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const TAN = {
  name: 'tanxiao',
  email: 'tanxiao@linli.example',
  password: 'di-xia-shi-mei-xin-hao',
};

// A worker that begins its work, and a network that comes and goes.
test.slow();

interface Opened {
  topic: { id: number };
}

async function open(
  project: { id: number },
  slug: string,
): Promise<{ board: number; topic: number }> {
  const staff = Client.administrator();
  const input = { slug, name: '地下室版', description: '', visibility: 'public' };
  const { id } = await staff.post<{ id: number }>(`/projects/${project.id}/boards`, input);
  const { topic } = await staff.post<Opened>(`/boards/${id}/topics`, {
    title: '地下室没有信号',
    markdown: '一进电梯就断。',
  });
  return { board: id, topic: topic.id };
}

/** Waits until the worker looks after the page, and has kept it. */
async function kept(page: Page, path: string): Promise<void> {
  // `waitForFunction` takes the promise of an answer for a yes.
  const isKept = () =>
    page.evaluate(async (path) => {
      const read = await caches.open('linli-read');
      const keys = (await read.keys()).map(({ url }) => new URL(url).pathname);
      const standIn = await caches.open('linli-stand-in');
      return keys.includes(path) && (await standIn.keys()).length > 0;
    }, path);
  await expect.poll(isKept, `${path} is kept`).toBe(true);
}

test('what was read is read on without a network, and is gone with whoever read it', async ({
  page,
  place,
}) => {
  const { board, topic } = await open(place.project, 'dixiashi');
  await Client.enroll(site(), TAN);
  await enter(page, TAN);
  await page.goto('/');
  await settled(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  for (const path of [`/topics/${topic}`, `/boards/${board}`]) {
    await page.goto(path);
    await settled(page);
    await kept(page, path);
  }
  // What is one's own is not kept, whoever may read it on this device next.
  await page.goto('/me');
  await settled(page);
  const addresses = await page.evaluate(async () => {
    const cache = await caches.open('linli-read');
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  });
  expect(addresses).not.toContain('/me');

  await page.context().setOffline(true);
  await page.goto(`/topics/${topic}`);
  await expect(page.getByText('一进电梯就断。')).toBeVisible();
  await expect(page.getByText(/这是离线副本，内容截至/)).toBeVisible();
  await expectAccessible(page);
  await page.goto('/events');
  await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible();
  await expect(page.getByRole('link', { name: /地下室没有信号/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /地下室没有信号/ }).click();
  await expect(page.getByText('一进电梯就断。')).toBeVisible();

  await page.context().setOffline(false);
  await page.goto('/me');
  await settled(page);
  await page.getByRole('button', { name: '退出登录' }).first().click();
  await expect(page).toHaveURL(/\/$/);
  await settled(page);
  await page.context().setOffline(true);
  await page.goto(`/topics/${topic}`);
  await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible();
  await expect(page.getByText('一进电梯就断。')).toHaveCount(0);
  await page.context().setOffline(false);
});

test('the site can be installed', async ({ page }) => {
  await page.goto('/');
  await settled(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const devtools = await page.context().newCDPSession(page);
  const { url, errors } = await devtools.send('Page.getAppManifest');
  expect(url).toContain('/manifest.zh-CN.webmanifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Stories run in a browser that keeps nothing.
  const grave = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  expect(grave).toEqual([]);
});

test('a reply that is written without a network arrives once, and one that is refused stays with the reason', async ({
  page,
  browser,
  baseURL,
  place,
}) => {
  const { topic } = await open(place.project, 'dixiashi-er');
  const staff = await browser.newPage({ baseURL });
  await enter(staff, ADMINISTRATOR);
  const author = { ...TAN, name: 'tanmo', email: 'tanmo@linli.example' };
  await Client.enroll(site(), author);
  await enter(page, author);
  await page.goto(`/topics/${topic}`);
  const box = page.getByRole('textbox', { name: '写回复' });
  const waiting = page.getByRole('region', { name: '等待发出的内容' });
  await box.fill('三号楼也没有。');
  await settled(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(waiting).toContainText('三号楼也没有。');
  await expect(waiting).toContainText('等网络恢复后自动发出');
  await expect(box).toHaveValue('');
  await box.fill('四号楼有一点。');
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);

  // A second page of this device has the same network again: both try, and each is sent once, in order.
  const other = await page.context().newPage();
  await page.context().setOffline(false);
  await other.goto(`/topics/${topic}`);
  await expect(page.getByRole('article').getByText('三号楼也没有。')).toBeVisible();
  await expect(waiting).toBeHidden();
  const said = async () => {
    const answer = await staff.request.get(`/api/v1/topics/${topic}/posts`);
    const { items } = (await answer.json()) as { items: { html: string }[] };
    return items.map(({ html }) => html);
  };
  await expect
    .poll(said)
    .toEqual([
      expect.stringContaining('一进电梯就断。'),
      expect.stringContaining('三号楼也没有。'),
      expect.stringContaining('四号楼有一点。'),
    ]);
  await other.close();

  // Meanwhile the topic is locked: nothing is lost, and one may change it.
  await page.context().setOffline(true);
  await box.fill('五号楼呢？');
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(waiting).toContainText('五号楼呢？');
  await lock(staff, topic, true);
  await page.context().setOffline(false);
  await expect(waiting).toContainText('没有发出');
  await lock(staff, topic, false);
  await waiting.getByRole('button', { name: '修改' }).click();
  await waiting.getByRole('textbox', { name: '正文' }).fill('五号楼怎么样？');
  await waiting.getByRole('button', { name: '发出', exact: true }).click();
  await expect(waiting).toBeHidden();
  await expect.poll(said).toHaveLength(4);
  expect((await said())[3]).toContain('五号楼怎么样？');
  await staff.close();
});

async function lock(staff: Page, topic: number, locked: boolean): Promise<void> {
  const path = `/api/v1/topics/${topic}`;
  const now = (await (await staff.request.get(path)).json()) as { topic: { version: number } };
  const headers = { 'if-match': `"${now.topic.version}"`, origin: site().url };
  const changed = await staff.request.patch(path, { headers, data: { locked } });
  expect(changed.status()).toBe(200);
}
