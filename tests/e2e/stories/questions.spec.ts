import { Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const TAN = { name: 'tanyue', email: 'tanyue@linli.example', password: 'qi-lou-de-lan-hua-pen' };
const MIAO = { name: 'miaoqing', email: 'miaoqing@linli.example', password: 'ba-lou-de-shui-xian' };

// Several people, one after another.
test.slow();

test('a question is asked, answered, and the answer accepted and found', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const board = await Client.administrator().post(`/projects/${place.project.id}/boards`, {
    slug: 'wenda',
    name: '问答',
    description: '',
    visibility: 'public',
  });
  await Client.enroll(site(), TAN);
  const neighbour = await Client.enroll(site(), MIAO);

  await enter(page, TAN);
  await page.goto(`/boards/${board.id}/new`);
  await page.getByLabel('标题').fill('燃气几号通');
  await page.getByLabel('这是一个问题').check();
  await page.getByLabel('正文').fill('想早点搬进来。');
  await page.getByRole('button', { name: '发出话题' }).click();
  await expect(page).toHaveURL(/\/topics\/\d+$/);
  await expect(page.locator('header').getByText('待解决')).toBeVisible();
  const topic = new URL(page.url()).pathname;
  await neighbour.post(`${topic}/posts`, { markdown: '物业说是**十五号**上午。' });

  const guest = await browser.newPage({ baseURL });
  await guest.goto(`/boards/${board.id}`);
  await guest.getByRole('link', { name: '待解决' }).click();
  await expect(guest.getByRole('link', { name: '燃气几号通' })).toBeVisible();
  await expect(guest.getByRole('link', { name: '待解决' })).toHaveAttribute('aria-current', 'page');

  await page.reload();
  const answer = page.locator('#p2').getByRole('button', { name: '采纳为答案' });
  await expect(page.locator('#p1').getByRole('button', { name: '采纳为答案' })).toHaveCount(0);
  await answer.click();
  await expect(answer).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('#p2').getByText('已采纳')).toBeVisible();
  await expect(page.locator('header').getByText('已解决')).toBeVisible();

  await guest.goto(topic);
  const shown = guest.getByRole('region', { name: '已采纳的答案' });
  await expect(shown).toContainText('物业说是十五号上午。');
  await shown.getByRole('link', { name: '看第 2 帖' }).click();
  await expect(guest).toHaveURL(/#p2$/);
  const described = guest.locator('script[type="application/ld+json"]').first();
  expect(await described.textContent()).toContain('"QAPage"');
  await guest.goto(`/boards/${board.id}?kind=question&solved=false`);
  await expect(guest.getByText('没有待解决的问题')).toBeVisible();
  await guest.getByRole('link', { name: '热门' }).click();
  await expect(guest.getByRole('article').first()).toContainText('已解决');

  await answer.click();
  await expect(page.locator('header').getByText('待解决')).toBeVisible();
  await page.getByRole('button', { name: '管理话题' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '改成普通话题' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('header').getByText('待解决')).toHaveCount(0);
  await expect(answer).toHaveCount(0);
  await guest.close();
});
