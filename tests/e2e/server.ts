import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the server may take until it is ready. */
const READY_MS = 30_000;

/** A server of its own: the program on an empty folder and a free port. */
export class Server {
  private constructor(
    readonly url: string,
    readonly folder: string,
    /** A port of this machine that may be read as if it were the web. */
    readonly elsewhere: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<Server> {
    const binary = process.env.LINLI_BINARY;
    if (!binary) throw new Error('LINLI_BINARY is not set: run the stories with `make e2e`');
    const folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'));
    const [port, elsewhere] = await Promise.all([freePort(), freePort()]);
    const url = `http://127.0.0.1:${port}`;
    const log = await open(join(folder, 'server.log'), 'w');
    const child = spawn(binary, ['serve'], {
      cwd: folder,
      env: {
        ...withoutSettings(process.env),
        LINLI_DATA_DIR: join(folder, 'data'),
        LINLI_LISTEN: `127.0.0.1:${port}`,
        LINLI_PUBLIC_URL: url,
        // All visitors of the stories come from one address; what one account may is limited as ever.
        LINLI_GENEROUS_LIMITS: 'true',
        LINLI_CARDS__LOOPBACK_PORT_FOR_TESTS: String(elsewhere),
      },
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    const server = new Server(url, folder, elsewhere, child);
    await server.untilReady();
    return server;
  }

  /** What the server printed so far. */
  log(): Promise<string> {
    return readFile(join(this.folder, 'server.log'), 'utf8');
  }

  /** Runs another command of the program on the server's data, beside it: what it prints, and with what it ended. */
  async run(...command: string[]): Promise<{ code: number; output: string }> {
    const child = spawn(process.env.LINLI_BINARY ?? '', command, {
      cwd: this.folder,
      env: { ...withoutSettings(process.env), LINLI_DATA_DIR: join(this.folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  /** Ends the server as an operator does, and demands that it ends well. */
  async stop(): Promise<void> {
    const ended = this.child.exitCode === null ? once(this.child, 'exit') : null;
    this.child.kill('SIGTERM');
    await ended;
    const code = this.child.exitCode;
    if (code !== 0) throw new Error(`the server ended with ${code}:\n${await this.log()}`);
    await rm(this.folder, { recursive: true });
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const ready = await fetch(`${this.url}/api/v1/readyz`).catch(() => null);
      if (ready?.ok) return;
      await sleep(50);
    }
    this.child.kill('SIGKILL');
    throw new Error(`the server did not get ready:\n${await this.log()}`);
  }
}

/** The environment without the settings of whoever runs the stories. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('LINLI_')),
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
