/** Votes of owners as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Vote = Schemas['Vote'];
export type VoteAnswer = Schemas['VoteAnswer'];
export type VoteBallot = Schemas['VoteBallot'];
export type VoteConflictRule = Schemas['VoteConflictRule'];
export type VoteHome = Schemas['VoteHome'];
export type VoteInput = Schemas['VoteInput'];
export type VoteMajority = Schemas['VoteMajority'];
export type VoteOption = Schemas['VoteOption'];
export type VoteQuestion = Schemas['VoteQuestion'];
export type VoteReceipt = Schemas['VoteReceipt'];
export type VoteState = Schemas['VotePhase'];
export type VoteTally = Schemas['VoteTally'];
export type VoteUnit = Schemas['VoteUnit'];
export type VoteWeight = Schemas['VoteWeight'];
