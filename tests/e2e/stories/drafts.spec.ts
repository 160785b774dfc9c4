import { Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const QIAO = {
  name: 'qiaoyun',
  email: 'qiaoyun@linli.example',
  password: 'ban-ju-hua-de-cao-gao',
};

// Two devices, and pauses in typing.
test.slow();

async function board(project: { id: number }, slug: string, name: string) {
  const staff = Client.administrator();
  const input = { slug, name, description: '', visibility: 'public' };
  return staff.post<{ id: number }>(`/projects/${project.id}/boards`, input);
}

test('what is begun on one device is gone on with on another, nothing is lost, and staff send it later', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const { id } = await board(place.project, 'caogao', '草稿版');
  const staff = Client.administrator();
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${id}/topics`, {
    title: '车库的灯',
    markdown: '一楼',
  });
  const qiao = await Client.enroll(site(), QIAO);
  await enter(page, QIAO);
  await page.goto(`/topics/${topic.id}`);
  const box = page.getByRole('textbox', { name: '写回复' });
  await box.fill('灭了一半');
  await expect(page.getByText('草稿已保存到账号')).toBeVisible();
  const phone = await browser.newPage({ baseURL });
  await enter(phone, QIAO);
  await phone.goto('/me/drafts');
  await expect(phone.getByRole('heading', { name: '回复“车库的灯”' })).toBeVisible();
  await phone.getByRole('link', { name: '接着写' }).click();
  const there = phone.getByRole('textbox', { name: '写回复' });
  await expect(there).toHaveValue('灭了一半');
  await there.fill('灭了一半，靠里那一排');
  await expect(phone.getByText('草稿已保存到账号')).toBeVisible();

  // The first device did not see that: it asks, and shows both.
  await box.fill('灭了一半，晚上看不见');
  const choice = page.getByRole('status').filter({ hasText: '另一台设备上保存了不同的草稿' });
  await expect(choice).toContainText('靠里那一排');
  await choice.getByRole('button', { name: '保留这里的' }).click();
  await expect(choice).toBeHidden();
  await expect(page.getByText('草稿已保存到账号')).toBeVisible();

  // Without a network it stays here, and goes to the account when that is back.
  await page.context().setOffline(true);
  await box.fill('灭了一半，晚上看不见。');
  await expect(page.getByText('草稿已保存在这台设备')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('草稿已保存到账号')).toBeVisible();
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(page.getByRole('article').getByText('灭了一半，晚上看不见。')).toBeVisible();
  await phone.goto('/me/drafts');
  await expect(phone.getByText('没有草稿')).toBeVisible();
  await phone.goto(`/topics/${topic.id}`);
  await expect(phone.getByRole('textbox', { name: '写回复' })).toHaveValue('');

  // Members send at once.
  await expect(phone.getByRole('button', { name: '定时发布' })).toHaveCount(0);
  await staff.post(`/accounts/${qiao.id}/roles`, {
    role: 'editor',
    project_id: place.project.id,
  });
  await phone.reload();
  await phone.getByRole('textbox', { name: '写回复' }).fill('明天说');
  await phone.getByRole('button', { name: '定时发布' }).click();
  await phone.getByLabel('发布时间').fill('2020-01-01T09:00');
  await phone.getByRole('dialog').getByRole('button', { name: '到时发布' }).click();
  await expect(phone.getByText('请选一个以后的时间')).toBeVisible();
  await phone.getByLabel('发布时间').fill(tomorrow());
  await phone.getByRole('dialog').getByRole('button', { name: '到时发布' }).click();
  await expect(phone.getByText('已安排，到时自动发布')).toBeVisible();
  await phone.goto('/me/drafts?list=later');
  await expect(phone.getByText('等待发布')).toBeVisible();
  await phone.getByRole('button', { name: '修改' }).click();
  await phone.getByRole('dialog').getByLabel('正文').fill('后天说');
  await phone.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(phone.getByText('后天说')).toBeVisible();
  await phone.getByRole('button', { name: '取消发布' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: '取消发布' }).click();
  await expect(phone.getByText('没有定时发布的内容')).toBeVisible();
  await phone.close();
});

test('a new topic is gone on with on another device, and its draft goes with it', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const { id } = await board(place.project, 'xinhuati', '新话题版');
  const qiao = { ...QIAO, name: 'qiaoyun2', email: 'qiaoyun2@linli.example' };
  await Client.enroll(site(), qiao);
  await enter(page, qiao);
  await page.goto(`/boards/${id}/new`);
  await page.getByRole('textbox', { name: '标题' }).fill('地下车库的灯');
  await page.getByRole('textbox', { name: '正文' }).fill('灭了一半');
  await expect(page.getByText('草稿已保存到账号')).toBeVisible();

  const phone = await browser.newPage({ baseURL });
  await enter(phone, qiao);
  await phone.goto(`/boards/${id}/new`);
  await expect(phone.getByRole('textbox', { name: '正文' })).toHaveValue('灭了一半');
  await expect(phone.getByRole('textbox', { name: '标题' })).toHaveValue('地下车库的灯');
  await phone.getByRole('button', { name: '发出话题' }).click();
  await expect(phone).toHaveURL(/\/topics\/\d+$/);
  await phone.goto('/me/drafts');
  await expect(phone.getByText('没有草稿')).toBeVisible();
  await phone.close();
});

test('what is written for later is read by everybody when its time has come', async ({
  page,
  place,
}) => {
  const { id } = await board(place.project, 'daodian', '到点版');
  const staff = Client.administrator();
  // Late enough for a busy machine to open the page before.
  const soon = new Date(Date.now() + 10_000).toISOString();
  const later = { title: '到点就发', markdown: '**准时**', publish_at: soon };
  await staff.post(`/boards/${id}/scheduled-posts`, later);
  await page.goto(`/boards/${id}`);
  await expect(page.getByText('到点就发')).toHaveCount(0);
  await expect(async () => {
    await page.goto(`/boards/${id}`);
    await expect(page.getByRole('link', { name: '到点就发' })).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 40_000 });
});

/** Tomorrow morning, as a field takes it. */
function tomorrow(): string {
  return `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T09:00`;
}
