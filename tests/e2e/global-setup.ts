import { ADMINISTRATOR, Client, furnish, STEWARD } from './arrange.ts';
import { Server } from './server.ts';

/** One furnished server for all stories; they find it by `LINLI_URL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await Server.start();
  process.env.LINLI_URL = server.url;
  process.env.LINLI_FOLDER = server.folder;
  process.env.LINLI_ELSEWHERE = String(server.elsewhere);
  const administrator = await Client.first(server, ADMINISTRATOR);
  process.env.LINLI_ADMINISTRATOR = administrator.kept();
  const place = await furnish(administrator);
  const steward = await Client.enroll(server, STEWARD, 'en');
  await administrator.post(`/accounts/${steward.id}/roles`, { role: 'administrator' });
  process.env.LINLI_STEWARD = steward.kept();
  process.env.LINLI_PLACE = JSON.stringify(place);
  return () => server.stop();
}
