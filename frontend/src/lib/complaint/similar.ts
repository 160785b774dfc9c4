/** Which titles speak of the same: good enough to point at an answer, and nothing is lost where it errs. */

/** Pairs of neighbouring characters; words of Latin letters as a whole. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) pieces.add(run);
    else for (let i = 0; i + 1 < run.length; i++) pieces.add(run.slice(i, i + 2));
  }
  return pieces;
}

/** Of the shorter title so much is found in the other. */
const ENOUGH = 0.4;
/** Single pairs are shared by chance. */
const PAIRS_MIN = 2;

/** The most similar first, at most `limit`. */
export function similarTo<T extends { title: string }>(
  title: string,
  all: T[],
  limit: number,
): T[] {
  const wanted = piecesOf(title);
  return all
    .map((one) => {
      const found = piecesOf(one.title);
      const shared = [...wanted].filter((piece) => found.has(piece)).length;
      const share = shared / Math.max(1, Math.min(wanted.size, found.size));
      return { one, share: shared < PAIRS_MIN ? 0 : share };
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share)
    .slice(0, limit)
    .map(({ one }) => one);
}
