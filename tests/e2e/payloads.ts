import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Attacks on pages that show what others wrote, from the corpora; none where `LINLI_CORPUS_DIR` is unset. */
export async function attacks(): Promise<string[]> {
  const folder = process.env.LINLI_CORPUS_DIR;
  if (!folder) return [];
  const read = (name: string) => readFile(join(folder, 'payloads', name));
  const rows = async (name: string, field: string) =>
    (JSON.parse((await read(name)).toString()) as Record<string, unknown>[])
      .map((row) => row[field])
      .filter((text) => typeof text === 'string');
  const lines = gunzipSync(await read('xss_payloadbox.mit.txt.gz'))
    .toString()
    .split('\n');
  const texts = [
    ...lines,
    ...(await rows('h5sc.mpl2.json', 'data')),
    ...(await rows('dompurify_expect.apache-mpl.json', 'payload')),
    ...(JSON.parse((await read('blns.mit.json')).toString()) as string[]),
  ];
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text.length > 1))];
}

/** The attack in one line of at most so many characters, as titles and names are. */
export function lineOf(attack: string, charsMax: number): string {
  return [...attack.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, charsMax).join('').trim();
}
