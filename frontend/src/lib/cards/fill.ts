import { answer, api } from '../api/client';
import { place, stands, type Telling } from './tell';
import { cardsWords } from './words';

/** Paths that are asked for at once. */
const AT_ONCE = 20;
/** Links to things here that do not say yet how those stand. */
const UNTOLD = '.prose a.card.live:not([data-told])';

/**
 * Says on links to things here how those stand now, as far as whoever looks may read them; else they stay links. The links
 * have their height already, so nothing moves.
 */
export async function fillCards(site: Omit<Telling, 'c'>): Promise<void> {
  const telling = { ...site, c: cardsWords(site.locale) };
  const links = [...document.querySelectorAll<HTMLAnchorElement>(UNTOLD)];
  links.forEach((link) => (link.dataset['told'] = ''));
  const paths = [...new Set(links.map(pathOf))];
  for (let begin = 0; begin < paths.length; begin += AT_ONCE) {
    const query = { paths: paths.slice(begin, begin + AT_ONCE).join(',') };
    const told = await answer(api.GET('/cards', { params: { query } }));
    for (const card of told.items) {
      const lines = [card.title, stands(card, telling), place(card, telling)];
      links.filter((link) => pathOf(link) === card.path).forEach((link) => fill(link, lines));
    }
  }
}

function pathOf(link: HTMLAnchorElement): string {
  return link.getAttribute('href') ?? '';
}

const CLASSES = ['card-title', 'card-text', 'card-site'];

function fill(link: HTMLAnchorElement, lines: string[]): void {
  const parts = lines.map((words, index) => {
    const part = document.createElement('span');
    part.className = CLASSES[index] ?? '';
    part.textContent = words;
    return part;
  });
  link.replaceChildren(...parts);
}
