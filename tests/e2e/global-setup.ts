import { ADMINISTRATOR, Client, furnish } from './arrange.ts';
import { Server } from './server.ts';

/** One furnished server for all stories; they find it by `LINLI_URL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await Server.start();
  process.env.LINLI_URL = server.url;
  process.env.LINLI_FOLDER = server.folder;
  const place = await furnish(await Client.first(server, ADMINISTRATOR));
  process.env.LINLI_PLACE = JSON.stringify(place);
  return () => server.stop();
}
