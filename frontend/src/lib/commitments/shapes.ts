/** Commitments as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Commitment = Schemas['Commitment'];
export type CommitmentCounts = Schemas['CommitmentCounts'];
export type CommitmentEntry = Schemas['CommitmentEntry'];
export type CommitmentState = Schemas['CommitmentState'];
export type CommittedPost = Schemas['CommittedPost'];
