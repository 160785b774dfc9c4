import { ADMINISTRATOR, Client } from '../arrange.ts';
import { expect, register, site, STREAM, test } from '../story.ts';

const QIN = { name: 'qinlan', email: 'qinlan@linli.example', password: 'yu-hou-de-zhu-lin' };
const OTHER = { name: 'heqing', email: 'heqing@linli.example', password: 'san-lou-de-lan-gan' };

test('somebody replies, and the other one sees it without reloading', async ({ page, place }) => {
  await page.unroute(STREAM);
  await register(page, QIN);
  await page.goto(`/topics/${place.topic.id}`);
  const reply = page.locator('#reply');
  await reply.getByRole('textbox').fill('电梯哪天检修？');
  await reply.getByRole('button', { name: '发出回复' }).click();
  const mine = page.locator('article').filter({ hasText: '电梯哪天检修？' });
  await expect(mine).toBeVisible();
  const id = (await mine.first().getAttribute('id')) ?? '';
  const number = Number(id.replace('p', ''));
  const bell = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ });
  await expect(bell).toHaveAccessibleName('通知');

  const other = await Client.enroll(site(), OTHER);
  const words = { markdown: '周四下午。', reply_to_number: Number.isNaN(number) ? null : number };
  await other.post(`/topics/${place.topic.id}/posts`, words);
  await expect(bell).toHaveAccessibleName(/1 条未读/);

  await bell.click();
  await expect(page.getByRole('heading', { name: '通知' })).toBeVisible();
  const notice = page.getByRole('article').filter({ hasText: '周四下午。' });
  await expect(notice.getByRole('link')).toHaveText(/heqing/);
  // The list is read again by itself as well.
  await other.post(`/topics/${place.topic.id}/posts`, { markdown: '@qinlan 改到周五了。' });
  await expect(page.getByRole('article').filter({ hasText: '改到周五了' })).toBeVisible();

  await notice.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/topics/${place.topic.id}`));
  await expect(bell).toHaveAccessibleName(/1 条未读/);
  await page.goto('/notices');
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell).toHaveAccessibleName('通知');
});

test('notices are read without JavaScript', async ({ browser, baseURL, place }) => {
  const member = await Client.signIn(baseURL ?? '', ADMINISTRATOR);
  expect(member.id).toBe(place.administrator.id);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/notices');
  await expect(page.getByText('这一页需要启用 JavaScript')).toBeVisible();
  const data = { login: ADMINISTRATOR.name, password: ADMINISTRATOR.password };
  expect((await context.request.post('/api/v1/sessions', { data })).status()).toBe(201);
  await page.goto('/notices');
  await expect(page.getByRole('heading', { name: '通知' })).toBeVisible();
  await context.close();
});
