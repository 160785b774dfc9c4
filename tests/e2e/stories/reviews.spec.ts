import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const PEI = {
  name: 'peilan',
  email: 'peilan@linli.example',
  password: 'yang-tai-shang-de-feng-ling',
};

// Several people, one after another.
test.slow();

test('a list makes a reply wait, a trial says why, and a moderator publishes it', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  await Client.enroll(site(), PEI);
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'shenhe',
    name: '审核版',
    description: '',
    visibility: 'public',
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '外墙',
    markdown: '一楼',
  });
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/word-rules');
  await settled(page);
  await page.getByRole('button', { name: '新建词表' }).click();
  const making = page.getByRole('dialog', { name: '新建词表' });
  await making.getByRole('textbox', { name: '名称' }).fill('广告');
  await making.getByRole('combobox', { name: '用在哪里' }).selectOption('everywhere');
  await expectAccessible(page);
  await making.getByRole('button', { name: '保存' }).click();
  const words = page.getByRole('dialog', { name: '广告：词语' });
  await words.getByRole('textbox', { name: '词语' }).fill('白墙黑瓦代写\n灰砖贴膜');
  await words.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('2 个词')).toBeVisible();
  await page.getByRole('textbox', { name: '文字' }).fill('找人灰 砖 贴 膜吗');
  await page.getByRole('button', { name: '试一试' }).click();
  await expect(page.getByText('中间夹了东西')).toBeVisible();
  await expectAccessible(page);

  const member = await browser.newPage({ baseURL });
  await enter(member, PEI);
  await member.goto(`/topics/${topic.id}`);
  await member.getByRole('textbox', { name: '写回复' }).fill('有人做灰砖-贴膜吗？');
  await member.getByRole('button', { name: '发出回复' }).click();
  await expect(member.getByText('已收到，等版主看过就会发布。')).toBeVisible();
  await member.getByRole('link', { name: '看我等待审核的内容' }).click();
  await expect(member.getByText('有人做灰砖-贴膜吗？')).toBeVisible();
  await expectAccessible(member);

  await page.goto('/staff/reviews');
  await settled(page);
  await expect(page.getByText('灰砖-贴膜', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.getByText('没有等待审核的内容')).toBeVisible();
  await member.goto(`/topics/${topic.id}`);
  await expect(member.getByRole('article').getByText('有人做灰砖-贴膜吗？')).toBeVisible();
  await member.close();
});

const XIN = {
  name: 'xinlai',
  email: 'xinlai@linli.example',
  password: 'gang-ban-lai-de-xin-lin-ju',
};

test('words of a file are masked, others are named and refused with the text kept, and a newcomer is told limits and waits', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const xin = await Client.enroll(site(), XIN);
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'xinren',
    name: '新人版',
    description: '',
    visibility: 'public',
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '装修队怎么样',
    markdown: '说说看。',
  });
  const at = { board_id: board.id };
  await staff.post('/word-rules', { ...at, name: '骂人的话', action: 'mask' });
  await staff.post('/word-rules', { ...at, name: '不许拉客', action: 'block', words: '返点拉客' });

  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/word-rules');
  const actions = page.getByRole('group', { name: '骂人的话' });
  await actions.getByRole('button', { name: '改词' }).click();
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from('# 骂人的话\n黑心队\n坏蛋\n');
  const file = { name: 'words.txt', mimeType: 'text/plain', buffer };
  await dialog.getByLabel(/从文件导入/).setInputFiles(file);
  await dialog.getByRole('button', { name: '保存' }).click();
  const list = page.getByRole('article').filter({ hasText: '骂人的话' });
  await expect(list.getByText('2 个词')).toBeVisible();

  const member = await browser.newPage({ baseURL });
  await enter(member, xin);
  await member.goto(`/topics/${topic.id}`);
  const reply = member.locator('#reply');
  const text = reply.getByRole('textbox');
  const send = async (words: string) => {
    await text.fill(words);
    await reply.getByRole('button', { name: '发出回复' }).click();
  };
  await send('那家是黑心队。');
  await expect(member.locator('#p2')).toContainText('那家是＊＊＊。');
  await send('找我返点拉客。');
  await expect(reply.getByRole('alert')).toContainText('这里不能用：返点拉客');
  await expect(text).toHaveValue('找我返点拉客。');
  await send('https://a.example https://b.example https://c.example https://d.example');
  await expect(reply.getByRole('alert')).toContainText('刚加入的成员每帖最多放 3 个外部链接');

  await page.goto('/staff/reviews');
  await page.getByRole('button', { name: '什么内容先审核' }).click();
  await dialog.getByRole('combobox', { name: '版块' }).selectOption(String(board.id));
  await dialog.getByRole('combobox', { name: '新人的前几帖先审核' }).selectOption('3');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  await send('换一家吧。');
  await expect(member.getByText('已收到，等版主看过就会发布。')).toBeVisible();
  await expect(member.locator('#p3')).toHaveCount(0);
  await member.close();
});
