import { AxeBuilder } from '@axe-core/playwright';
import { type Page, type Request, test as base, expect } from '@playwright/test';
import {
  ADMINISTRATOR,
  Client,
  type Person,
  type Place,
  type Site,
  codeFor,
  untilThere,
} from './arrange.ts';

export { expect };

/** Pages listen to this for as long as they are open: nobody waits for its end. */
const STREAM = '/api/v1/stream';

interface Given {
  /** What the page complained of; a story that expects a complaint empties it. */
  complaints: string[];
  place: Place;
}

/** A story in a browser. It fails when a script fails or the page breaks its own content policy. */
export const test = base.extend<Given>({
  baseURL: async ({}, use) => {
    const url = process.env.LINLI_URL;
    if (!url) throw new Error('no server is running: run the stories with `make e2e`');
    await use(url);
  },
  place: async ({}, use) => use(JSON.parse(process.env.LINLI_PLACE ?? 'null') as Place),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      questions.set(page, new Questions(page));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // That a request was refused is for the story to judge, not a fault of the page.
        const refused = message.text().startsWith('Failed to load resource');
        // Svelte warns when what it finds is not what it would have written.
        const grave = message.type() === 'error' || message.text().includes('hydration');
        if (grave && !refused) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'the page complains').toEqual([]);
    },
    { auto: true },
  ],
});

/** What axe judges by colours; everything else is the same in the dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Demands that axe finds nothing serious on the page as it stands, in the light by every rule and in the dark by those
 * that judge colours, but for parts that repeat others.
 */
export async function expectAccessible(page: Page, repeated: string[] = []): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await seriousIn(page, repeated), 'in the light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await seriousIn(page, repeated, COLOUR_RULES), 'in the dark').toEqual([]);
}

async function seriousIn(page: Page, repeated: string[], rules?: string[]): Promise<string[]> {
  // What is on its way from one colour to another is judged where it arrives; what goes on for ever arrives nowhere.
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });
  // Without frames there is nothing to put together in a page of its own, which takes as long as looking.
  expect(page.frames()).toHaveLength(1);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  repeated.forEach((selector) => axe.exclude(selector));
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What a page asked of the server and is not answered yet. */
class Questions {
  asked = 0;
  private open = 0;

  constructor(page: Page) {
    const counts = (request: Request) => new URL(request.url()).pathname !== STREAM;
    const answered = (request: Request) => {
      if (counts(request)) this.open -= 1;
    };
    page.on('request', (request) => {
      if (!counts(request)) return;
      this.asked += 1;
      this.open += 1;
    });
    page.on('requestfinished', answered);
    page.on('requestfailed', answered);
  }

  /** Whether everything was answered. */
  get quiet(): boolean {
    return this.open === 0;
  }
}

const questions = new WeakMap<Page, Questions>();

/** Waits until the script of a page runs, whoever opened it: a form that is sent before goes as one without a script. */
export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** Waits until the page's script runs, and everything that it asked is answered and shown. */
export async function settled(page: Page): Promise<void> {
  await ready(page);
  const of = questions.get(page);
  if (!of) throw new Error('only the page of the story can be waited for');
  // What is shown may ask for more: two frames without a question are the end.
  for (let asked = -1; asked !== of.asked || !of.quiet;) {
    asked = of.asked;
    await page.evaluate(
      () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
    );
  }
}

/** The port on which a story may be a site elsewhere that posts link to. */
export const elsewhere = (): number => Number(process.env.LINLI_ELSEWHERE);

/** The shared server. */
export function site(): Site {
  return { url: process.env.LINLI_URL ?? '', folder: process.env.LINLI_FOLDER ?? '' };
}

/**
 * Signs in without the form, for stories that are about something else. Whoever has a session already goes on with it, as
 * the administrator does with that of the first start: an account signs in only so often in an hour.
 */
export async function enter(page: Page, who: Person | Client): Promise<void> {
  const known =
    who instanceof Client || who.name !== ADMINISTRATOR.name ? who : Client.administrator();
  if (known instanceof Client) {
    const cookies = known.cookies();
    await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: site().url })));
    return;
  }
  const data = { login: known.name, password: known.password };
  expect((await page.request.post('/api/v1/sessions', { data })).status()).toBe(201);
}

export async function signIn(page: Page, { name, password }: Person): Promise<void> {
  await page.goto('/sign-in');
  await ready(page);
  await page.getByLabel('用户名或邮箱').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL('/');
}

/** Registers by the form and proves the address by the code in the mail. */
export async function register(page: Page, { name, email, password }: Person): Promise<void> {
  await page.goto('/register');
  await ready(page);
  await page.getByLabel('用户名', { exact: true }).fill(name);
  await page.getByLabel('邮箱', { exact: true }).fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page).toHaveURL('/me/email');
  const code = await untilThere(() => codeFor(site().folder, email));
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '验证', exact: true }).click();
  await expect(page).toHaveURL('/');
}
