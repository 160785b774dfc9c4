import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const XU = {
  name: 'xujing',
  email: 'xujing@linli.example',
  password: 'wu-lou-de-xu-jing',
};
const GU = {
  name: 'gulei',
  email: 'gulei@linli.example',
  password: 'liu-lou-de-gu-lei',
};

// Several people, one after another.
test.slow();

test('a moderator splits posts off, moves topics together, and slows a board down', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = (slug: string, name: string) =>
    staff.post(`/projects/${place.project.id}/boards`, {
      slug,
      name,
      description: '',
      visibility: 'public',
    });
  const [home, other] = [await board('lift', '电梯'), await board('ads', '广告')];
  const xu = await Client.enroll(site(), XU);
  const gu = await Client.enroll(site(), GU);
  await staff.post(`/accounts/${gu.id}/roles`, {
    role: 'moderator',
    project_id: place.project.id,
  });
  const { topic } = await xu.post<{ topic: { id: number } }>(`/boards/${home.id}/topics`, {
    title: '电梯几点修好',
    markdown: '停了一天了。',
  });
  for (const markdown of ['下午三点。', '广告的钱归谁？', '归全体业主。']) {
    await xu.post(`/topics/${topic.id}/posts`, { markdown });
  }

  await enter(page, GU);
  await page.goto(`/topics/${topic.id}`);
  await page.getByRole('button', { name: '管理话题' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '拆分帖子' }).click();
  // By keyboard: the boxes are where the posts are.
  await page.getByRole('checkbox', { name: '选择 #3' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: '选择 #4' }).check();
  await expect(page.getByText('已选 2 项')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '拆分', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '新话题的标题' }).fill('电梯广告的钱归谁');
  await dialog.getByRole('button', { name: '拆分' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('电梯广告的钱归谁');
  await expect(page.locator('#p2')).toContainText('归全体业主');
  await page.getByRole('link', { name: '原来的话题' }).click();
  await expect(page.locator('#p3')).toContainText('#3 已被版主移到别处');
  await page.locator('#p4').getByRole('link', { name: '去看这条帖子' }).click();
  await expect(page).toHaveURL(/#p2$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('电梯广告的钱归谁');

  await page.goto(`/boards/${home.id}`);
  await page.getByRole('button', { name: '批量管理' }).click();
  await page.getByRole('checkbox', { name: '选择“电梯广告的钱归谁”' }).check();
  await page.getByRole('button', { name: '移动' }).click();
  await dialog.getByRole('combobox', { name: '目标版块' }).selectOption(String(other.id));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '移动' }).click();
  await expect(page.getByRole('link', { name: '电梯广告的钱归谁' })).toBeHidden();
  await page.goto(`/boards/${other.id}`);
  await expect(page.getByRole('link', { name: '电梯广告的钱归谁' })).toBeVisible();

  await page.getByRole('button', { name: '慢速模式' }).click();
  await dialog.getByRole('combobox', { name: '慢速模式' }).selectOption('300');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(
    page.getByRole('button', { name: '慢速模式：每隔 5 分钟可以发一次。' }),
  ).toBeVisible();
});

const LU = {
  name: 'luqiu',
  email: 'luqiu@linli.example',
  password: 'qi-lou-de-lu-qiu',
};

test('a link that was copied leads to its post after its topic is merged into another', async ({
  page,
  context,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'hebing',
    name: '合并',
    description: '',
    visibility: 'public',
  });
  const lu = await Client.enroll(site(), LU);
  await staff.post(`/accounts/${lu.id}/roles`, {
    role: 'moderator',
    project_id: place.project.id,
  });
  const open = async (title: string, posts: string[]) => {
    const [markdown, ...replies] = posts;
    const { topic } = await lu.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
      title,
      markdown,
    });
    for (const reply of replies) await lu.post(`/topics/${topic.id}/posts`, { markdown: reply });
    return topic.id;
  };
  const into = await open('快递柜放哪里', ['放南门？', '放北门。']);
  const ends = await open('快递柜', ['装快递柜吗', '装。', '门口那排就好。', '同意。']);

  await enter(page, LU);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/topics/${ends}`);
  await settled(page);
  const post = page.locator('#p3');
  // The link of the number stays on the page.
  await page.evaluate(() => document.documentElement.setAttribute('data-here', ''));
  await post.getByRole('link', { name: '第 3 帖的链接' }).click();
  await expect(page).toHaveURL(`/topics/${ends}#p3`);
  await expect(page.locator('html[data-here]')).toHaveCount(1);
  await expect(post).toBeInViewport();
  await post.getByRole('button', { name: '复制链接' }).click();
  await expect(page.getByText('链接已复制')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(
    site().url + (await post.getByRole('link', { name: '第 3 帖的链接' }).getAttribute('href')),
  );

  // The other topic is named by the link that was copied from a post of it.
  const named = await page.request.get(`/api/v1/topics/${into}/posts`);
  const { items } = (await named.json()) as { items: { id: number }[] };
  await page.getByRole('button', { name: '管理话题' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '合并到其他话题' }).click();
  const dialog = page.getByRole('dialog', { name: '合并到其他话题' });
  await dialog.getByRole('textbox', { name: /链接或编号/ }).fill(`/posts/${items[1]?.id}`);
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('快递柜放哪里');

  await page.goto(link);
  await expect(page).toHaveURL(`/topics/${into}#p5`);
  await expect(page.locator('#p5')).toContainText('门口那排就好。');
  await expect(page.locator('#p5')).toBeInViewport();
});
