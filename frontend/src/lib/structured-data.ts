import type { AccountRef } from './api/shapes';
import type { PageProps, PageData } from './page';

/** Describes a public topic to search engines (schema.org). Closed boards say nothing. */
export function structuredData(page: PageProps): object | null {
  if (page.page !== 'topic' || page.data === null) return null;
  const { detail, items } = page.data as PageData['topic'];
  if (detail.board.visibility !== 'public' || detail.topic.deleted) return null;
  const address = `${page.public_url}/topics/${detail.topic.id}`;
  const person = ({ id, display_name, erased }: AccountRef) =>
    erased
      ? { '@type': 'Person' }
      : { '@type': 'Person', name: display_name, url: `${page.public_url}/accounts/${id}` };
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: detail.topic.title,
    url: address,
    datePublished: detail.topic.created_at,
    author: person(detail.topic.author),
    text: plainText(items.find((post) => post.number === 1)?.html ?? detail.topic.title),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/CommentAction',
      userInteractionCount: Math.max(0, detail.topic.post_count - 1),
    },
    comment: items
      .filter((post) => post.number > 1 && !post.deleted)
      .map((post) => ({
        '@type': 'Comment',
        url: `${address}?page=${Math.ceil(post.number / 20)}#p${post.number}`,
        datePublished: post.created_at,
        author: person(post.author),
        text: plainText(post.html),
      })),
  };
}

const EXCERPT_MAX = 500;
const DESCRIPTION_MAX = 140;

/** The beginning of what a post says, for a page's description. */
export function excerpt(html: string): string {
  const words = plainText(html);
  return words.length > DESCRIPTION_MAX ? `${words.slice(0, DESCRIPTION_MAX)}…` : words;
}

/**
 * The words of sanitised HTML. Every post of a page passes here, and regular expressions are slow in the server's
 * engine: they are used only where there is something for them to find.
 */
function plainText(html: string): string {
  const [first = '', ...rest] = html.split('<');
  const pieces = [first, ...rest.map((piece) => piece.slice(piece.indexOf('>') + 1))];
  const text = pieces.map(oneLine).filter(Boolean).join(' ');
  const words = text.includes('&') ? unescaped(text) : text;
  return words.length > EXCERPT_MAX ? `${words.slice(0, EXCERPT_MAX)}…` : words;
}

function oneLine(text: string): string {
  const line = text.trim();
  const plain = !line.includes('\n') && !line.includes('\t') && !line.includes('  ');
  return plain ? line : line.replace(/\s+/g, ' ');
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
