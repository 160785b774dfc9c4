import type { AuthorRef, Post } from './api/shapes';
import type { PageProps, PageData } from './page';
import { postAddress } from './pager';

/**
 * Describes a public topic to search engines (schema.org): as a question where an answer to it was accepted. Closed boards
 * say nothing.
 */
export function structuredData(page: PageProps): object | null {
  if (page.page !== 'topic' || page.data === null) return null;
  const { detail, items, answer } = page.data as PageData['topic'];
  if (detail.board.visibility !== 'public' || detail.topic.deleted) return null;
  const address = `${page.public_url}/topics/${detail.topic.id}`;
  const standing = (number: number) => page.public_url + postAddress(detail.topic.id, number);
  const person = ({ id, display_name, erased }: AuthorRef) => {
    if (erased) return { '@type': 'Person' };
    // Nothing leads from a pseudonym to an account.
    if (id === null) return { '@type': 'Person', name: display_name };
    return { '@type': 'Person', name: display_name, url: `${page.public_url}/accounts/${id}` };
  };
  const said = (type: 'Answer' | 'Comment', post: Post) => ({
    '@type': type,
    url: standing(post.number),
    datePublished: post.created_at,
    author: person(post.author),
    text: plainText(post.html),
  });
  const opening = {
    url: address,
    datePublished: detail.topic.created_at,
    author: person(detail.topic.author),
    text: plainText(items.find((post) => post.number === 1)?.html ?? detail.topic.title),
  };
  const replies = items.filter((post) => post.number > 1 && !post.deleted);
  const replyCount = Math.max(0, detail.topic.post_count - 1);
  if (answer) {
    const accepted = replies.find((post) => post.id === answer.post_id);
    // Of an answer on another page only the first words are known here.
    const briefly = {
      '@type': 'Answer',
      url: standing(answer.number),
      author: person(answer.author),
      text: answer.first_words,
    };
    return {
      '@context': 'https://schema.org',
      '@type': 'QAPage',
      mainEntity: {
        '@type': 'Question',
        name: detail.topic.title,
        ...opening,
        answerCount: replyCount,
        acceptedAnswer: accepted ? said('Answer', accepted) : briefly,
        suggestedAnswer: replies
          .filter((post) => post !== accepted)
          .map((post) => said('Answer', post)),
      },
    };
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: detail.topic.title,
    ...opening,
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/CommentAction',
      userInteractionCount: replyCount,
    },
    comment: replies.map((post) => said('Comment', post)),
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
