import { execFile } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Server } from './server.ts';

/** The shared server: where it is, and where it keeps its mail. */
export interface Site {
  url: string;
  folder: string;
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const ADMINISTRATOR: Person = {
  name: 'guanjia',
  email: 'guanjia@linli.example',
  password: 'jiang-wan-de-deng-guang',
};

/** As much an administrator, and reads English. */
export const STEWARD: Person = {
  name: 'steward',
  email: 'steward@linli.example',
  password: 'lantern-on-the-third-floor',
};

/** What stands on the shared server before the first story; stories add to it and take nothing away. */
export interface Place {
  project: { id: number; slug: string };
  board: { id: number };
  topic: { id: number };
  administrator: { id: number };
}

/** Arranges by the API, what a story is not about. */
export class Client {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    readonly id: number,
  ) {}

  static signIn(url: string, { name, password }: Person): Promise<Client> {
    return Client.enter(url, '/sessions', { login: name, password });
  }

  /** The administrator of the stories' server, in the session of its first start: signing in is limited. */
  static administrator(): Client {
    return Client.of(process.env.LINLI_ADMINISTRATOR);
  }

  /** The other administrator, for what takes two of them. */
  static steward(): Client {
    return Client.of(process.env.LINLI_STEWARD);
  }

  /** A client that another process kept. */
  private static of(kept: string | undefined): Client {
    const { url, cookie, id } = JSON.parse(kept ?? 'null') as Client;
    return new Client(url, cookie, id);
  }

  /** The cookies of the session, for a browser to go on with. */
  cookies(): { name: string; value: string }[] {
    return this.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value };
    });
  }

  /** The client as text, for another process to go on as. */
  kept(): string {
    return JSON.stringify(this);
  }

  /** A member whose address is proven by the code in the mail. */
  static async enroll({ url, folder }: Site, person: Person, locale = 'zh-CN'): Promise<Client> {
    const notice = await fetch(`${url}/api/v1/privacy`);
    const { version } = (await notice.json()) as { version: string };
    const client = await Client.enter(url, '/accounts', {
      ...person,
      locale,
      consent_version: version,
    });
    const code = await untilThere(() => codeFor(folder, person.email));
    await client.post('/me/email/proof', { code });
    return client;
  }

  /** The first administrator, by the link that the first start prints. */
  static async first(server: Server, person: Person): Promise<Client> {
    const token = new URL(await firstLink(server)).searchParams.get('token');
    return Client.enter(server.url, '/password-resets', { token, ...person });
  }

  private static async enter(url: string, path: string, body: object): Promise<Client> {
    const answer = await send(url, 'POST', path, body);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const { id } = (await answer.json()) as { id: number };
    return new Client(url, cookies.join('; '), id);
  }

  /** Acts; on something of a certain version where that has to be named. */
  post<T = { id: number }>(path: string, body: object, version?: number): Promise<T> {
    return this.act('POST', path, body, version);
  }

  /** Puts something in the place of what is there. */
  put<T = unknown>(path: string, body: object): Promise<T> {
    return this.act('PUT', path, body);
  }

  private async act<T>(method: Method, path: string, body: object, version?: number): Promise<T> {
    const match = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answer = await send(this.url, method, path, body, { cookie: this.cookie, ...match });
    const text = await answer.text();
    return (text === '' ? null : JSON.parse(text)) as T;
  }
}

type Method = 'POST' | 'PUT';

async function send(
  url: string,
  method: Method,
  path: string,
  body: object,
  headers = {},
): Promise<Response> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** The link that sets the first administrator's password, as the server printed it. */
export async function firstLink(server: Server): Promise<string> {
  const link = /http:\S+\/reset-password\?\S+/.exec(await server.log());
  if (!link) throw new Error('the server printed no link');
  return link[0];
}

/** A project with a board, homes and a topic. */
export async function furnish(client: Client): Promise<Place> {
  const project = await client.post<Place['project']>('/projects', {
    slug: 'heting-yuan',
    name: '荷汀苑',
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 8 号',
    status: 'under_construction',
    summary: '四栋小高层，沿河一侧留了步道。',
    handover_on: '2027-06-30',
  });
  const path = `/projects/${project.id}`;
  await client.post(`${path}/facts`, { side: 'for', text: '出门就是小学', distance_m: 350 });
  await client.post(`${path}/facts`, { side: 'against', text: '北侧高架有噪声', distance_m: 120 });
  const building = await client.post(`${path}/buildings`, { name: '2 号楼' });
  await client.post(`/buildings/${building.id}/units`, {
    units: [
      { name: '2-501', floor: 5, area_dm2: 8950 },
      { name: '2-502', floor: 5 },
    ],
  });
  const board = await client.post(`${path}/boards`, {
    slug: 'gongcheng',
    name: '工程进度',
    description: '每周更新，欢迎提问。',
    visibility: 'public',
  });
  const { topic } = await client.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '八月第一周进度',
    markdown: '主体已到 **十二层**。\n\n- 外架完成\n- 样板间下周开放\n\n> 图纸在物业处可以看。',
  });
  return { project, board, topic, administrator: { id: client.id } };
}

/** A home of a project of its own. */
export interface HomeInput {
  name: string;
  floor?: number;
  entrance?: string;
  area_dm2?: number;
}

/** A project of its own with a building of homes: nobody else is told of what happens there. */
export async function build(
  staff: Client,
  project: { slug: string; name: string; handover_on?: string },
  homes: HomeInput[],
): Promise<{ id: number; homes: number[] }> {
  const { id } = await staff.post('/projects', {
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 20 号',
    status: project.handover_on === undefined ? 'handed_over' : 'under_construction',
    summary: '',
    ...project,
  });
  const building = await staff.post(`/projects/${id}/buildings`, { name: '1 号楼' });
  const units = await staff.post<{ items: { id: number }[] }>(`/buildings/${building.id}/units`, {
    units: homes,
  });
  return { id, homes: units.items.map((home) => home.id) };
}

/** A home becomes somebody's: claimed by them and confirmed by staff. */
export async function giveHome(
  staff: Client,
  owner: Client,
  unit_id: number | undefined,
  role: 'owner' | 'co_owner' | 'buyer' = 'owner',
): Promise<void> {
  const claim = await owner.post('/ownerships', { unit_id, role, statement: '' });
  await staff.post(`/ownerships/${claim.id}/decision`, { decision: 'confirm' });
}

/** Somebody joins the club under the terms as they are now. */
export async function joinClub({ url }: Site, client: Client): Promise<void> {
  const club = await fetch(`${url}/api/v1/club`);
  const { terms_version } = (await club.json()) as { terms_version: number };
  await client.post('/club/membership', { terms_version });
}

/** Moves the end of a vote before now. The database refuses that, and is told to look away for one transaction. */
const END_VOTE = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None)
database.execute("BEGIN IMMEDIATE")
[guard] = database.execute("SELECT sql FROM sqlite_master WHERE name = 'vote_stays'").fetchone()
database.execute("DROP TRIGGER vote_stays")
database.execute("UPDATE vote SET closes_at = created_at WHERE id = ?", (sys.argv[2],))
database.execute(guard)
database.execute("COMMIT")
`;

/** The time to vote is over, which takes an hour at least and cannot be waited for. */
export async function endVote({ folder }: Site, id: number): Promise<void> {
  const database = join(folder, 'data', 'linli.db');
  await promisify(execFile)('python3', ['-c', END_VOTE, database, String(id)]);
}

/** The code in the newest mail to this address. */
export function codeFor(folder: string, email: string): Promise<string | null> {
  return inMail(folder, email, /(?<!\d)\d{6}(?!\d)/);
}

/** The link that sets a new password, in the newest mail to this address. */
export function linkFor(folder: string, email: string): Promise<string | null> {
  return inMail(folder, email, /http:\S+\/reset-password\?\S+/);
}

/** The link by which the reader of the newest bulletin to this address gets no more of them. */
export function endOfBulletinsFor(folder: string, email: string): Promise<string | null> {
  return inMail(folder, email, /http:\S+\/unsubscribe\?token=\S*consent_bulletin\S*/);
}

/** The code in the newest text message to this number. */
export function codeByText(folder: string, number: string): Promise<string | null> {
  return newest(join(folder, 'data', 'messages'), (message) => {
    const { to, text } = JSON.parse(message) as { to: string; text: string };
    return to === number ? /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] : undefined;
  });
}

/** What the newest mail to this address says: mail without a mail server is a file. */
function inMail(folder: string, email: string, wanted: RegExp): Promise<string | null> {
  return newest(join(folder, 'data', 'mail'), (mail) =>
    mail.includes(email) ? wanted.exec(bodyOf(mail))?.[0] : undefined,
  );
}

/** What is found in the newest message of a folder that has it. One that is still being written is none yet. */
async function newest(
  folder: string,
  find: (text: string) => string | undefined,
): Promise<string | null> {
  let newest = { time: 0, found: null as string | null };
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.endsWith('.part')) continue;
    const found = find(await readFile(join(folder, name), 'utf8'));
    const { mtimeMs } = await stat(join(folder, name));
    if (found && mtimeMs > newest.time) newest = { time: mtimeMs, found };
  }
  return newest.found;
}

const MAIL_MS = 20_000;

/** Mail is sent in the background. */
export async function untilThere<T>(look: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + MAIL_MS;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error('no mail came');
}

/** The text of a mail, however it is encoded. */
function bodyOf(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  return /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : body;
}
