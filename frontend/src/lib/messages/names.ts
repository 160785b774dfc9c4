import type { Catalogue } from '../../locales/catalogue';
import type { MessagesWords } from '../../locales/messages.zh-CN';
import { accountName } from '../account-name';
import type { Conversation } from '../api/shapes';

/** The words that names are made of. */
interface Words {
  t: Catalogue;
  m: MessagesWords;
}

/** How a conversation is called: by its title, else by the project or by whoever else is in it. */
export function conversationName(
  words: Words,
  conversation: Conversation,
  viewerId: number,
): string {
  if (conversation.title !== '') return conversation.title;
  return partners(words, conversation, viewerId);
}

/** Who else is in it. */
export function partners({ t, m }: Words, conversation: Conversation, viewerId: number): string {
  if (conversation.project && !conversation.as_staff)
    return m.with_staff(conversation.project.name);
  const others = conversation.people.filter(({ id }) => id !== viewerId);
  if (others.length === 0) return m.alone;
  return m.between(others.map((one) => accountName(t, one)));
}
