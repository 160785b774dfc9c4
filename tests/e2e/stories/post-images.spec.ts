import type { Page } from '@playwright/test';
import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

const TU = {
  name: 'tuhua',
  email: 'tuhua@linli.example',
  password: 'hua-yi-zhang-tu-lai',
};

/** A picture, made in the page. */
async function picture(page: Page, width: number, height: number): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ([across, down]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [across, down];
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      const pixels = context.createImageData(across, down);
      for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = (at * 7919) % 256;
      context.putImageData(pixels, 0, 0);
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.7));
      return Array.from(new Uint8Array(await (blob as Blob).arrayBuffer()));
    },
    [width, height] as const,
  );
  return Buffer.from(bytes);
}

/** Pastes or drops a picture on the text, as a person would. */
async function hand(
  page: Page,
  event: 'paste' | 'drop',
  name: string,
  bytes: Buffer,
): Promise<void> {
  await page.locator('#reply textarea').evaluate(
    (area, [kind, title, data]) => {
      const taken = new DataTransfer();
      taken.items.add(new File([new Uint8Array(data)], title, { type: 'image/jpeg' }));
      const given = { bubbles: true, cancelable: true };
      area.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent(kind, { ...given, clipboardData: taken })
          : new DragEvent(kind, { ...given, dataTransfer: taken }),
      );
    },
    [event, name, Array.from(bytes)] as const,
  );
}

/** A picture is decoded and encoded anew three times before it is there. */
const ENCODED = { timeout: 30_000 };

test.slow();

test('pictures are pasted, dropped and chosen, with progress, and shown where the board may be read', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'paizhao',
    name: '拍照',
    description: '',
    visibility: 'public',
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '外墙有裂缝吗',
    markdown: '有图请发上来。',
  });
  await Client.enroll(site(), TU);
  await enter(page, TU);
  await page.goto(`/topics/${topic.id}`);
  const [large, small] = [await picture(page, 1300, 20), await picture(page, 60, 40)];
  const area = page.locator('#reply textarea');
  const tray = page.getByRole('list', { name: '图片' });

  // Nothing arrives until the story says so: one goes on writing meanwhile, and cannot send yet.
  const held: (() => void)[] = [];
  await page.route('**/api/v1/attachments', async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await area.fill('前面');
  await hand(page, 'paste', '东墙.jpg', large);
  await expect(area).toHaveValue(/^前面\n!\[东墙\]\(uploading:[0-9a-f]+\)\n$/);
  await expect(tray.getByRole('progressbar')).toHaveCount(1);
  await area.pressSequentially('后面还在写');
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(page.getByText('图片还在上传，传完就可以发出。')).toBeVisible();
  await expect.poll(() => held.length).toBe(1);
  held.shift()?.();
  const there = /^前面\n!\[东墙\]\(\/api\/v1\/attachments\/\d+\)\n后面还在写$/;
  await expect(area).toHaveValue(there, ENCODED);
  await expect(tray.getByRole('progressbar')).toHaveCount(0);

  // One fails and is tried again, one is cancelled, and its place goes with it.
  await page.unroute('**/api/v1/attachments');
  let broken = true;
  await page.route('**/api/v1/attachments', (route) =>
    broken ? route.abort('connectionfailed') : route.continue(),
  );
  await hand(page, 'drop', 'beimian.jpg', small);
  await expect(tray.getByText('beimian.jpg', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  await expectAccessible(page);
  broken = false;
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(area).not.toHaveValue(/uploading/, ENCODED);
  broken = true;
  await hand(page, 'drop', 'cuole.jpg', small);
  await page.getByRole('button', { name: '取消上传 cuole.jpg' }).click();
  await expect(area).not.toHaveValue(/cuole/);
  broken = false;

  // By the button, and what is no picture says so.
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '插入图片' }).click();
  const text = Buffer.from('no picture at all');
  await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: text });
  await expect(tray.getByText('这个文件不是能打开的图片。')).toBeVisible(ENCODED);
  await page.getByRole('button', { name: '取消上传 a.png' }).click();
  await page.unroute('**/api/v1/attachments');

  // What each shows is said in words.
  await page.getByLabel('图片 1 的说明').fill('东墙从上到下的裂缝');
  await expect(area).toHaveValue(/!\[东墙从上到下的裂缝\]\(/);
  await page.getByRole('button', { name: '发出回复' }).click();
  const shown = page.locator('#p2').getByRole('img', { name: '东墙从上到下的裂缝' });
  await expect(shown).toBeVisible();
  await expect(shown).toHaveAttribute('width', '1280');
  await expect(page.locator('#p2 .prose img')).toHaveCount(2);

  const guest = await browser.newPage({ baseURL });
  await guest.goto(`/topics/${topic.id}`);
  const read = guest.locator('#p2').getByRole('img', { name: '东墙从上到下的裂缝' });
  await read.scrollIntoViewIfNeeded();
  await expect
    .poll(() => read.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1280);
  const address = (await read.getAttribute('src')) ?? '';
  expect((await guest.request.get(address)).status()).toBe(200);
  await page.locator('#p2').getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.locator('#p2').getByText('这个帖子已由作者删除')).toBeVisible();
  expect((await guest.request.get(address)).status(), 'gone with its post').toBe(404);
  await guest.close();
});
