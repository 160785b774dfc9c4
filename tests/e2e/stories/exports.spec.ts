import { readFile } from 'node:fs/promises';
import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

const WRITER = {
  name: 'dai-zou-de',
  email: 'dai-zou-de@linli.example',
  password: 'xie-guo-de-dou-dai-zou',
};

test('somebody asks for all they wrote, and downloads it when it is ready', async ({
  page,
  place,
}) => {
  const writer = await Client.enroll(site(), WRITER);
  await writer.post(`/boards/${place.board.id}/topics`, {
    title: '带走的话',
    markdown: '这是我写的。',
  });
  await enter(page, WRITER);
  await page.goto('/me');
  await page.getByRole('link', { name: '导出我的内容' }).click();
  await expect(page).toHaveURL('/me/exports');
  await page.getByRole('button', { name: '打包我的内容' }).click();
  const link = page.getByRole('link', { name: '下载' });
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^linli-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  await page.getByRole('button', { name: '打包我的内容' }).click();
  await expect(page.getByText('一天只能打包一次，请明天再来。')).toBeVisible();
});
