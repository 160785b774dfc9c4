import { deflateSync } from 'node:zlib';
import { Client, codeByText, linkFor, untilThere } from '../arrange.ts';
import { enter, expect, expectAccessible, ready, site, test } from '../story.ts';

const HE = { name: 'heye', email: 'heye@linli.example', password: 'he-tang-yue-se-hao' };
const LIAN = { name: 'lianyi', email: 'lianyi@linli.example', password: 'yi-quan-yi-quan' };
const GE = { name: 'gebie', email: 'gebie@linli.example', password: 'chang-ting-wai-gu-dao' };
const NEW_PASSWORD = 'liu-yue-de-he-hua';

test('a picture is chosen, shown to others and taken away', async ({ page }) => {
  await Client.enroll(site(), HE);
  await enter(page, HE);
  await page.goto('/me');
  const picture = page.locator('main .avatar img');
  await expect(page.locator('main .avatar svg').first()).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择图片' }).click();
  await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: png(300, 200) });
  await expect(picture.first()).toBeVisible();
  await page.getByRole('link', { name: '查看我的主页' }).click();
  await expect(picture.first()).toBeVisible();
  await expect
    .poll(() => picture.first().evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(256);

  await page.goto('/me');
  const wrong = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择图片' }).click();
  const text = Buffer.from('no picture');
  await (await wrong).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: text });
  await expect(page.getByText('这个文件不是能打开的图片。')).toBeVisible();
  await page.getByRole('button', { name: '换回默认图案' }).click();
  await expect(picture).toHaveCount(0);
});

const WEN = { name: 'wenlan', email: 'wenlan@linli.example', password: 'wen-lan-ru-hai' };

test('a phone number is proven by a text message, signs in, and takes notices', async ({
  page,
}) => {
  await Client.enroll(site(), WEN);
  await enter(page, WEN);
  await page.goto('/me');
  const section = page.getByRole('region', { name: '手机号' });
  await section.getByLabel('手机号').fill('010-88888888');
  await section.getByRole('button', { name: '发送验证码' }).click();
  await expect(section.getByLabel('手机号')).toHaveAttribute('aria-invalid', 'true');
  await section.getByLabel('手机号').fill('137 0013 7000');
  await section.getByRole('button', { name: '发送验证码' }).click();
  const code = await untilThere(() => codeByText(site().folder, '+8613700137000'));
  await section.getByLabel('验证码').fill(code);
  await section.getByRole('button', { name: '验证', exact: true }).click();
  await expect(section.getByText('137 0013 7000')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/me/notices');
  const answered = page.getByRole('checkbox', { name: '短信：投诉有了答复或裁定' });
  await answered.check();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(answered).toBeChecked();

  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).first().click();
  await expect(page).toHaveURL('/');
  await enter(page, { ...WEN, name: '13700137000' });
  await page.goto('/me');
  await section.getByRole('button', { name: '解除手机号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '解除手机号' }).click();
  await expect(section.getByRole('button', { name: '发送验证码' })).toBeVisible();
});

test('a forgotten password is replaced by a link in a mail, and signs out everywhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await Client.enroll(site(), LIAN);
  const elsewhere = await browser.newPage({ baseURL });
  await enter(elsewhere, LIAN);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: '忘记密码' }).click();
  await expect(page).toHaveURL('/recover');
  await ready(page);
  await page.getByLabel('用户名或邮箱').fill(LIAN.email);
  await page.getByRole('button', { name: '发送链接' }).click();
  await expect(page.getByText('如果这个账号存在，链接已经发出。')).toBeVisible();

  await page.goto(await untilThere(() => linkFor(site().folder, LIAN.email)));
  await ready(page);
  await page.getByLabel('新密码').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '保存并登录' }).click();
  await expect(page).toHaveURL('/me');
  await expect(page.getByRole('heading', { name: LIAN.name })).toBeVisible();

  await elsewhere.goto('/me');
  await expect(elsewhere.getByText('请先登录', { exact: true })).toBeVisible();
  await elsewhere.goto('/sign-in');
  await ready(elsewhere);
  await elsewhere.getByLabel('用户名或邮箱').fill(LIAN.name);
  await elsewhere.getByLabel('密码', { exact: true }).fill(LIAN.password);
  await elsewhere.getByRole('button', { name: '登录' }).click();
  await expect(elsewhere.getByText('用户名或密码不对。')).toBeVisible();

  await enter(elsewhere, { ...LIAN, password: NEW_PASSWORD });
  await page.getByRole('button', { name: '退出所有设备' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出所有设备' }).click();
  await expect(page).toHaveURL('/sign-in');
  await elsewhere.goto('/me');
  await expect(elsewhere.getByText('请先登录', { exact: true })).toBeVisible();
  await elsewhere.close();
});

test('an account is erased by its owner: what was said stays, without a name', async ({
  page,
  place,
}) => {
  const author = await Client.enroll(site(), GE);
  const { topic } = await author.post<{ topic: { id: number } }>(
    `/boards/${place.board.id}/topics`,
    { title: '搬家告别', markdown: '祝大家都好。' },
  );
  await enter(page, GE);
  await page.goto('/me');
  await page.getByRole('button', { name: '注销账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('密码').fill('not-this-one');
  await dialog.getByRole('button', { name: '永久注销' }).click();
  await expect(dialog.getByText('现在的密码不对。')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('密码').fill(GE.password);
  await dialog.getByRole('button', { name: '永久注销' }).click();
  await expect(dialog.getByRole('heading', { name: '账号已注销' })).toBeVisible();
  await dialog.getByRole('link', { name: '回到首页' }).click();

  await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
  await page.getByRole('link', { name: '搬家告别' }).click();
  await expect(page).toHaveURL(`/topics/${topic.id}`);
  await expect(page.locator('#p1')).toContainText('已注销的账号');
  await expect(page.locator('#p1')).toContainText('祝大家都好。');
  await expect(page.getByText(GE.name)).toHaveCount(0);
});

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const pixels = Buffer.alloc(height * (1 + 3 * width), 0x80);
  for (let row = 0; row < height; row++) pixels[row * (1 + 3 * width)] = 0;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND')];
  return Buffer.concat([signature, ...parts]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
