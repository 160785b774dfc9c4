/** What the API answers about polls, by the names of its document. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type OwnPollVote = Schemas['OwnPollVote'];
export type Poll = Schemas['Poll'];
export type PollInput = Schemas['PollInput'];
export type PollKind = Schemas['PollKind'];
export type PollResults = Schemas['PollResults'];
export type PollResultsShown = Schemas['PollResultsShown'];
export type PollVote = Schemas['PollVote'];
