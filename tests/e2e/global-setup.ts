import { Server } from './server.ts';

/** One server for all stories; they find it by `LINLI_URL`, and its first administrator's link. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await Server.start();
  process.env.LINLI_URL = server.url;
  process.env.LINLI_ADMINISTRATOR_LINK = await server.administratorLink();
  return () => server.stop();
}
