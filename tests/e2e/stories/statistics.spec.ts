import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const LEAD = {
  name: 'shuheng',
  email: 'shuheng@linli.example',
  password: 'zhe-xian-tu-shang-de-xing-qi-tian',
};

test('staff read figures by week, their tables with the keyboard, and the same of one project', async ({
  page,
  place,
}) => {
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/statistics');
  await expect(page.getByRole('heading', { level: 1, name: '社区统计' })).toBeVisible();
  const active = page.getByRole('figure', { name: '有多少人在参与？' });
  await expect(active).toBeVisible();
  await active.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(active.getByRole('columnheader', { name: '写过的人' })).toBeVisible();
  await expect(page.getByRole('region', { name: '加入的人留下来了吗？' })).not.toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('link', { name: '按周' }).click();
  await expect(page).toHaveURL('/staff/statistics?step=week');
  await page.getByLabel('从', { exact: true }).fill('2026-01-05');
  await page.getByLabel('到', { exact: true }).fill('2026-01-18');
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page).toHaveURL(/step=week&from_on=2026-01-05&until_on=2026-01-18/);
  await active.locator('summary').click();
  await expect(active.getByRole('row'), 'a heading and two weeks').toHaveCount(3);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载 CSV 表格' }).click();
  expect((await download).suggestedFilename()).toBe('statistics.csv');

  await page.getByRole('region', { name: '按项目看' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/staff\/projects\/\d+\/statistics$/);
  await page.goto(`/staff/projects/${place.project.id}/statistics`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('社区统计');
  await expect(page.getByRole('link', { name: '看承诺页' })).toHaveAttribute(
    'href',
    `/projects/${place.project.slug}/promise`,
  );
});

test('staff of one project have no project to choose', async ({ page, place }) => {
  const lead = await Client.enroll(site(), LEAD);
  await Client.administrator().post(`/accounts/${lead.id}/roles`, {
    role: 'lead',
    project_id: place.project.id,
  });
  await enter(page, LEAD);
  await page.goto('/staff/statistics?step=week');
  await expect(page).toHaveURL(`/staff/projects/${place.project.id}/statistics?step=week`);
  await expect(page.getByRole('figure', { name: '有多少人在参与？' })).toBeVisible();

  await page.goto('/staff/surveys');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: '问卷' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '项目' })).toHaveCount(0);
});
