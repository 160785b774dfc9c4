import { Server } from './server.ts';

/** One server for all stories; they find it by `LINLI_URL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await Server.start();
  process.env.LINLI_URL = server.url;
  return () => server.stop();
}
