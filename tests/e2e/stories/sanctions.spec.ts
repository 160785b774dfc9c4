import { ADMINISTRATOR, Client, STEWARD } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const WEN = {
  name: 'wenxu',
  email: 'wenxu@linli.example',
  password: 'yang-tai-shang-de-feng-ling',
};

// Several people, one after another.
test.slow();

test('somebody is silenced and appeals, another administrator decides, and the audit tells of it', async ({
  page,
  browser,
  baseURL,
}) => {
  const wen = await Client.enroll(site(), WEN);
  await enter(page, ADMINISTRATOR);
  await page.goto(`/staff/accounts/${wen.id}`);
  await settled(page);
  await page.getByRole('button', { name: '警告、禁言或停用' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '怎样处分' }).selectOption('silenced');
  await dialog.getByRole('combobox', { name: '范围' }).selectOption('group');
  await dialog
    .getByRole('textbox', { name: '给对方的说明' })
    .fill('多次辱骂邻居，提醒后仍未停止。');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '警告、禁言或停用' }).click();
  await expect(page.getByText('生效中')).toBeVisible();
  await page.getByRole('textbox', { name: '写备注' }).fill('电话沟通过，答应不再吵。');
  await page.getByRole('button', { name: '保存备注' }).click();
  await expect(page.getByText('电话沟通过，答应不再吵。')).toBeVisible();
  await expectAccessible(page);

  const member = await browser.newPage({ baseURL });
  await enter(member, WEN);
  await member.goto('/me/sanctions');
  await expect(member.getByText('多次辱骂邻居，提醒后仍未停止。')).toBeVisible();
  await member.getByRole('button', { name: '申诉' }).click();
  const appeal = member.getByRole('dialog');
  await appeal.getByRole('textbox', { name: '你的说明' }).fill('是对方先骂的，我已经道歉了。');
  await expectAccessible(member);
  await appeal.getByRole('button', { name: '申诉' }).click();
  await expect(member.getByText('等待处理')).toBeVisible();

  const steward = await browser.newPage({ baseURL });
  await enter(steward, STEWARD);
  await steward.goto('/staff');
  const waiting = steward.getByRole('region', { name: 'Appeals waiting 1' });
  await expectAccessible(steward);
  await waiting.getByRole('link', { name: 'wenxu' }).click();
  await expect(steward.getByText('是对方先骂的，我已经道歉了。')).toBeVisible();
  await expectAccessible(steward);
  await steward.getByRole('button', { name: 'Decide' }).click();
  const decision = steward.getByRole('dialog');
  await decision.getByRole('combobox', { name: 'Decision' }).selectOption('shortened');
  await decision.getByRole('spinbutton', { name: 'Days from now on' }).fill('1');
  await decision
    .getByRole('textbox', { name: 'Why, for them to read' })
    .fill('情节较轻，明天结束。');
  await decision.getByRole('button', { name: 'Decide' }).click();
  await expect(steward.getByText('是对方先骂的，我已经道歉了。')).toHaveCount(0);

  await member.reload();
  await expect(member.getByText('结果：缩短')).toBeVisible();
  await expect(member.getByText('情节较轻，明天结束。')).toBeVisible();

  await page.goto('/staff/audit');
  await settled(page);
  await expect(page.getByRole('article').filter({ hasText: '处理了申诉' }).first()).toBeVisible();
  await page.getByRole('combobox', { name: '做了什么' }).selectOption('impose_sanction');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page.getByRole('article').filter({ hasText: '处理了申诉' })).toHaveCount(0);
  await expect(page.getByRole('article').filter({ hasText: '作出了处分' }).first()).toBeVisible();
  await expectAccessible(page);
  await member.close();
  await steward.close();
});
