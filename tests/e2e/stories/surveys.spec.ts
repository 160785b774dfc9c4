import type { Page } from '@playwright/test';
import { ADMINISTRATOR, Client, giveHome, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const SILENT: Person = {
  name: 'survey-silent',
  email: 'survey-silent@linli.example',
  password: 'deng-xia-shuo-ju-shi-hua',
};
const NAMED: Person = {
  name: 'survey-named',
  email: 'survey-named@linli.example',
  password: 'men-qian-de-lao-huai-shu',
};
const PHONE = { width: 390, height: 844 };
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An instant so many milliseconds from now, and the same as a form of the desk has it. */
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const typed = (ms: number) => ahead(ms + 8 * 60 * MINUTE_MS).slice(0, 16);

/** A project of its own, so that nobody else is asked: everybody here owns a home in it. */
async function settle(slug: string, name: string, owners: Client[]): Promise<{ id: number }> {
  const staff = Client.administrator();
  const project = await staff.post('/projects', {
    slug,
    name,
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 18 号',
    status: 'handed_over',
    summary: '三栋小高层。',
    handover_on: '2025-06-30',
  });
  const building = await staff.post(`/projects/${project.id}/buildings`, {
    name: '1 号楼',
  });
  const { items } = await staff.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    {
      units: owners.map((_, index) => ({
        name: `1-${index + 1}01`,
        floor: index + 1,
      })),
    },
  );
  for (const [index, owner] of owners.entries()) {
    await giveHome(staff, owner, items[index]?.id);
  }
  return project;
}

/** Whoever is asked is asked by and by. */
async function untilAsked(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.goto('/surveys');
    await settled(page);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  }).toPass({ timeout: 30_000 });
}

// Long stories on several pages, each looked at by axe.
test.slow();

test('a survey is written and frozen at the desk, answered at night without a name, and few answers stay hidden', async ({
  page,
  browser,
  baseURL,
}) => {
  const title = '荷汀北苑住得怎么样';
  await settle('heting-beiyuan', '荷汀北苑', [await Client.enroll(site(), SILENT)]);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto('/staff/surveys');
  await desk.getByRole('link', { name: '新建问卷' }).click();
  await desk.getByLabel('名称', { exact: true }).fill(title);
  await desk.getByLabel('项目', { exact: true }).selectOption({ label: '荷汀北苑 苏州' });
  await desk.getByLabel('问卷的类型').selectOption('nps');
  await desk.getByLabel('开始', { exact: true }).fill(typed(-MINUTE_MS));
  await desk.getByLabel('截止', { exact: true }).fill(typed(7 * DAY_MS));
  await desk.getByRole('button', { name: '放入常用的题目' }).click();
  // Questions are moved with the keyboard alone.
  await desk.getByLabel('问什么').nth(1).press('Alt+ArrowUp');
  await expect(desk.getByLabel('问什么').first()).toHaveValue('最该先改的是什么？');
  await desk.getByRole('button', { name: '下移：最该先改的是什么？' }).press('Enter');
  await expect(desk.getByLabel('问什么').first()).toHaveValue('你愿意把这里推荐给朋友吗？');
  await desk.getByRole('button', { name: '存成草稿' }).click();
  // Whether it is anonymous has to be decided.
  await expect(desk.getByText('请先想清楚：匿名还是记名。')).toBeVisible();
  await desk.getByRole('radio', { name: /^匿名/ }).check();
  await desk.getByRole('button', { name: '存成草稿' }).click();
  await desk.waitForURL(/\/staff\/surveys\/\d+$/);
  await desk.getByRole('button', { name: '开放', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText(/开放之后就冻结了/)).toBeVisible();
  await dialog.getByRole('button', { name: '开放', exact: true }).click();
  await expect(desk.getByText('已开放', { exact: true })).toBeVisible();
  await expect(desk.getByRole('link', { name: '修改', exact: true })).toBeHidden();

  await page.setViewportSize(PHONE);
  await enter(page, SILENT);
  await untilAsked(page, title);
  await expectAccessible(page);
  await page.getByRole('link', { name: title }).click();
  await settled(page);
  await expect(page.getByRole('heading', { name: '这份问卷不记名' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '开始填写' }).click();
  await expect(page.getByRole('heading', { name: '第 1 题，共 2 题' })).toBeFocused();
  await page.getByRole('button', { name: '下一题' }).click();
  await expect(page.getByText('请填写这一项。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: '9', exact: true }).check();
  await page.getByRole('button', { name: '下一题' }).click();
  await page.getByLabel('最该先改的是什么？').fill('北门的路灯');
  await expect(page.getByText('已保存在这台设备')).toBeVisible();
  // A page that is closed loses nothing.
  await page.goto('/surveys');
  await page.getByRole('link', { name: title }).click();
  await settled(page);
  await page.getByRole('button', { name: '接着填' }).click();
  await expect(page.getByRole('heading', { name: '看一遍，再交' })).toBeFocused();
  await expect(page.getByText('北门的路灯')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '交出问卷' }).click();
  await expect(page.getByRole('heading', { name: '收到了，谢谢你' })).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await settled(page);
  await expect(page.getByText('你已经填过了。')).toBeVisible();

  // Nobody watches the figures grow, and one answer alone is never shown.
  await desk.goto(`${new URL(desk.url()).pathname}?tab=results`);
  await expect(desk.getByText('匿名的问卷，截止之后才出结果')).toBeVisible();
  await expect(desk.getByRole('link', { name: '每一份回答' })).toBeHidden();
  await desk.getByRole('link', { name: '概况', exact: true }).last().click();
  await desk.getByRole('button', { name: '现在截止' }).click();
  await dialog.getByRole('button', { name: '现在截止' }).click();
  await expect(desk.getByText('已截止', { exact: true }).first()).toBeVisible();
  await desk.getByRole('link', { name: '结果', exact: true }).click();
  await expect(desk.getByText('不到 5 份，不出结果')).toBeVisible();
  await expect(desk.getByRole('main')).not.toContainText('北门的路灯');
  await desk.close();
});

test('who answers with a name and is not content is led to a complaint, and the desk sees the figures', async ({
  page,
  browser,
  baseURL,
}) => {
  const title = '荷汀南苑的物业怎么样';
  const owner = await Client.enroll(site(), NAMED);
  const project = await settle('heting-nanyuan', '荷汀南苑', [owner]);
  const staff = Client.administrator();
  const question = { text_en: null, required: true, choices: [], topic: null };
  const { id } = await staff.post('/surveys-desk', {
    project_id: project.id,
    kind: 'satisfaction',
    title,
    markdown: '两分钟。',
    anonymous: false,
    audience: 'owners',
    stage: null,
    opens_at: ahead(-MINUTE_MS),
    closes_at: ahead(7 * DAY_MS),
    questions: [
      {
        ...question,
        kind: 'stars5',
        text_zh: '对物业满意吗？',
        topic: 'service',
      },
      {
        ...question,
        kind: 'many',
        required: false,
        text_zh: '哪里做得不好？',
        choices: ['保洁', '保安', '维修'].map((text_zh) => ({
          text_zh,
          text_en: null,
        })),
      },
    ],
    quotas: [],
  });
  await staff.post(`/surveys-desk/${id}/opening`, {});

  await page.setViewportSize(PHONE);
  await enter(page, NAMED);
  await untilAsked(page, title);
  await page.getByRole('link', { name: title }).click();
  await settled(page);
  await expect(page.getByRole('heading', { name: '这份问卷记名' })).toBeVisible();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByRole('radio', { name: /^1/ }).check();
  await page.getByRole('button', { name: '下一题' }).click();
  await page.getByRole('checkbox', { name: '维修' }).check();
  await page.getByRole('button', { name: '填完了，看一遍' }).click();
  await page.getByRole('button', { name: '交出问卷' }).click();
  await expect(page.getByRole('heading', { name: '收到了，谢谢你' })).toBeFocused();
  await page.getByRole('link', { name: '把这件事提成投诉' }).click();
  await page.waitForURL(/\/complaints\/new\?project_id=/);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/surveys/${id}?tab=results`);
  await expect(desk.getByText('平均 1，1 份')).toBeVisible();
  await expect(desk.getByRole('link', { name: '下载表格' })).toBeVisible();
  await desk.getByRole('link', { name: '每一份回答' }).click();
  await desk.getByText(NAMED.name).click();
  await expect(desk.getByText('打分低')).toBeVisible();
  await expect(desk.getByText('维修')).toBeVisible();
  await desk.getByRole('link', { name: '邀请', exact: true }).click();
  await expect(desk.getByRole('row').filter({ hasText: NAMED.name })).toContainText('填了');
  await desk.close();
});
