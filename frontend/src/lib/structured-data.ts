import type { Catalogue } from '../locales/catalogue';
import type { AuthorRef, Post } from './api/shapes';
import type { PageProps, PageData } from './page';
import { postAddress } from './pager';

const CONTEXT = 'https://schema.org';

/** Describes a page to search engines (schema.org), as far as everybody reads it: what it is about first, then where it stands. */
export function structuredData(page: PageProps, t: Catalogue): object[] {
  if (page.data === null) return [];
  switch (page.page) {
    case 'home':
      return [site(page, t)];
    case 'topic':
      return topic(page, t);
    case 'board': {
      const { board, project } = page.data as PageData['board'];
      if (board.visibility !== 'public') return [];
      return [breadcrumbs(page, t, project, [board.name, `/boards/${board.id}`])];
    }
    case 'project':
      return [breadcrumbs(page, t, (page.data as PageData['project']).project)];
    case 'event':
      return event(page, t);
    default:
      return [];
  }
}

/** Whose site it is, and how it is searched. */
function site({ public_url }: PageProps, t: Catalogue): object {
  const organization = {
    '@type': 'Organization',
    '@id': `${public_url}/#organization`,
    name: t.site.name,
    url: public_url,
    logo: `${public_url}/icon-512.png`,
  };
  const website = {
    '@type': 'WebSite',
    '@id': `${public_url}/#website`,
    name: t.site.name,
    description: t.site.tagline,
    url: public_url,
    inLanguage: ['zh-CN', 'en'],
    publisher: { '@id': organization['@id'] },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${public_url}/search?q={search_term}` },
      'query-input': 'required name=search_term',
    },
  };
  return { '@context': CONTEXT, '@graph': [organization, website] };
}

type Step = [name: string, path: string];

function breadcrumbs(
  { public_url }: PageProps,
  t: Catalogue,
  project: { name: string; slug: string } | null,
  ...steps: Step[]
): object {
  const above: Step[] = project
    ? [
        [t.site.projects, '/projects'],
        [project.name, `/projects/${project.slug}`],
      ]
    : [];
  const all: Step[] = [[t.site.home, '/'], ...above, ...steps];
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: all.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: public_url + path,
    })),
  };
}

/** An event that everybody may know of. */
function event(page: PageProps, t: Catalogue): object[] {
  const { event } = page.data as PageData['event'];
  if (event.audience !== 'public' || event.state === 'draft') return [];
  const cancelled = event.state === 'cancelled';
  const described = {
    '@context': CONTEXT,
    '@type': 'Event',
    name: event.title,
    description: excerpt(event.html),
    url: `${page.public_url}/events/${event.id}`,
    image: `${page.public_url}/share/events/${event.id}.png`,
    startDate: event.begins_at,
    endDate: event.ends_at,
    eventStatus: `${CONTEXT}/${cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `${CONTEXT}/OfflineEventAttendanceMode`,
    location: { '@type': 'Place', name: event.place, address: event.place },
    organizer: {
      '@type': 'Organization',
      name: event.project?.name ?? t.site.name,
      url: page.public_url + (event.project ? `/projects/${event.project.slug}` : ''),
    },
  };
  const steps: Step[] = [
    [t.event.title, '/events'],
    [event.title, `/events/${event.id}`],
  ];
  return [described, breadcrumbs(page, t, event.project, ...steps)];
}

/** A public topic: a question where an answer to it was accepted. Closed boards say nothing. */
function topic(page: PageProps, t: Catalogue): object[] {
  const { detail } = page.data as PageData['topic'];
  if (detail.board.visibility !== 'public' || detail.topic.deleted) return [];
  const { board, project, topic } = detail;
  const steps: Step[] = [
    [board.name, `/boards/${board.id}`],
    [topic.title, `/topics/${topic.id}`],
  ];
  return [discussion(page), breadcrumbs(page, t, project ?? null, ...steps)];
}

function discussion(page: PageProps): object {
  const { detail, items, answer } = page.data as PageData['topic'];
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
      '@context': CONTEXT,
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
    '@context': CONTEXT,
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
