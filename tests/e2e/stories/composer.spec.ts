import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const FANG = {
  name: 'fangyan',
  email: 'fangyan@linli.example',
  password: 'shu-zhuo-shang-de-gang-bi',
};

test.slow();

test('all marks are put into a reply by the menu, can be undone, and look as they should', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'paiban',
    name: '排版',
    description: '',
    visibility: 'public',
  });
  const fang = await Client.enroll(site(), FANG);
  const { topic } = await fang.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '样板间的尺寸',
    markdown: '谁量过？',
  });
  await enter(page, FANG);
  // As narrow as phones are.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/topics/${topic.id}`);
  await settled(page);
  const form = page.locator('#reply');
  const text = form.getByRole('textbox', { name: '写回复' });
  const tools = form.getByRole('group', { name: '格式' });
  const more = tools.getByRole('button', { name: '更多格式' });
  const dialog = page.getByRole('dialog', { name: '更多格式' });
  await text.scrollIntoViewIfNeeded();
  const widths = await tools.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(widths[0], 'all of them have room').toBeLessThanOrEqual(widths[1] ?? 0);

  async function put(name: string): Promise<void> {
    await more.click();
    await dialog.getByRole('button', { name, exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(text).toBeFocused();
  }

  // By keyboard, and taken back by keyboard.
  await text.pressSequentially('重要');
  await text.press('Control+A');
  await text.press('Control+b');
  await expect(text).toHaveValue('**重要**');
  await text.press('Control+i');
  await expect(text).toHaveValue('***重要***');
  await text.press('Control+z');
  await expect(text).toHaveValue('**重要**');
  await text.press('Control+z');
  await expect(text).toHaveValue('重要');
  await text.press('Control+A');
  await text.press('Control+k');
  await expect(text).toHaveValue('[重要](https://)');
  await text.press('Control+z');
  await expect(text).toHaveValue('重要');
  await text.press('Control+End');

  await text.press('Enter');
  await put('任务清单');
  await text.pressSequentially('量客厅');
  await put('表格');
  await page.keyboard.type('房间');
  await text.press('Control+End');
  await text.press('Enter');
  await page.keyboard.type('答案是');
  await put('遮住文字');
  await page.keyboard.type('五米二');
  await text.press('Control+End');
  await put('脚注');
  await page.keyboard.type('卷尺量的');
  await put('标题');
  await text.press('Control+z');
  // The picker, by keyboard alone.
  await text.press('Control+Home');
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '表情' }).focus();
  await page.keyboard.press('Enter');
  const emoji = dialog.getByRole('group', { name: '表情' });
  await expect(emoji.getByRole('button').first()).toBeFocused();
  await expectAccessible(page);
  await emoji.getByRole('button', { name: '🎉' }).focus();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/^:tada:重要\n- \[ \] 量客厅\n\n\| 房间 \| 说明 \|/);
  await expect(text).toHaveValue(/答案是\|\|五米二\|\|\[\^1\]\n\n\[\^1\]: 卷尺量的$/);
  await form.getByRole('button', { name: '发出回复' }).click();

  const post = page.locator('#p2');
  await expect(post).toContainText('🎉重要');
  await expect(post.locator('li.task')).toContainText('量客厅');
  await expect(post.getByRole('columnheader').first()).toHaveText('房间');
  await expect(post.locator('.footnotes')).toContainText('卷尺量的');
  await expect(post.locator('.footnote-ref')).toHaveCount(1);
  const veiled = post.locator('.spoiler');
  await expect(veiled).toHaveText('五米二');
  await expect(veiled).toHaveCSS('filter', /blur/);
  await veiled.focus();
  await expect(veiled).toHaveCSS('filter', 'none');
  await expectAccessible(page);
});
