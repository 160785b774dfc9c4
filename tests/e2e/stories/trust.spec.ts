import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const YUE = { name: 'yuexin', email: 'yuexin@linli.example', password: 'jiu-lou-de-mo-li-hua' };

// Several people, one after another.
test.slow();

test('a first post gives a badge, which is shown, hidden, and explained; a moderator sets a level', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const yue = await Client.enroll(site(), YUE);
  await yue.post(`/topics/${place.topic.id}/posts`, { markdown: '我是新来的，请多关照。' });
  const profile = `/accounts/${yue.id}`;

  const guest = await browser.newPage({ baseURL });
  await expect(async () => {
    await guest.goto(profile);
    await expect(guest.getByText('第一次发言')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(guest.getByText('新面孔')).toBeVisible();
  await expect(guest.getByText('我是新来的，请多关照。')).toBeVisible();
  await guest.getByRole('link', { name: '有哪些徽章' }).click();
  await expect(guest).toHaveURL('/badges');
  await expect(guest.getByRole('heading', { name: '第一次发言' })).toBeVisible();
  await expectAccessible(guest);

  await enter(page, YUE);
  await page.goto(profile);
  await settled(page);
  await page.getByRole('button', { name: '我的身份' }).click();
  await expect(page.getByText('离“熟面孔”还差')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('让别人看到我的徽章').uncheck();
  await expect(page.getByText('你的徽章只有自己看得到。')).toBeVisible();
  await guest.goto(profile);
  await expect(guest.getByText('第一次发言')).toHaveCount(0);
  await page.getByLabel('让别人看到我的徽章').check();
  await expect(page.getByText('别人现在看得到你的徽章')).toBeVisible();
  await guest.goto(profile);
  await expect(guest.getByText('第一次发言')).toBeVisible();

  const moderator = await browser.newPage({ baseURL });
  const url = baseURL ?? '';
  const cookies = Client.administrator().cookies();
  await moderator.context().addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  await moderator.goto(profile);
  await moderator.getByRole('button', { name: '调整身份' }).click();
  await moderator.getByRole('combobox', { name: '身份' }).selectOption('regular');
  await moderator.getByRole('textbox', { name: '理由' }).fill('物业的老师傅，常来帮忙。');
  await expectAccessible(moderator);
  await moderator.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(
    moderator.getByText('身份由版主定为“老街坊”：物业的老师傅，常来帮忙。'),
  ).toBeVisible();
  await guest.goto(profile);
  await expect(guest.getByText('老街坊')).toBeVisible();
  await moderator.getByRole('button', { name: '恢复自动' }).click();
  await expect(moderator.getByText('已恢复自动')).toBeVisible();
  await guest.close();
  await moderator.close();
});
