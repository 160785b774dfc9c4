/**
 * `src/lib/api/schema.d.ts` from `../openapi.json`: run by `npm run api`.
 *
 * Every operation can answer with every problem, and the client reads all of them the same way
 * (`problem.ts`), so only the answers that succeed get types; the schema of a problem stays.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const document = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url)));
for (const operations of Object.values(document.paths)) {
  for (const operation of Object.values(operations)) {
    const answers = Object.entries(operation.responses ?? {});
    operation.responses = Object.fromEntries(answers.filter(([status]) => status.startsWith('2')));
  }
}
const head = '/** Made by `npm run api` from openapi.json: not to be edited. */\n\n';
const types = astToString(await openapi(document));
await writeFile(new URL('../src/lib/api/schema.d.ts', import.meta.url), head + types);
