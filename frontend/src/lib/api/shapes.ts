/** What the API answers and takes, by the names of its document. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type AccountRef = Schemas['AccountRef'];
export type Board = Schemas['Board'];
export type BoardInput = Schemas['BoardInput'];
export type BoardMay = Schemas['BoardMay'];
export type BoardPlace = Schemas['BoardPlace'];
export type Building = Schemas['Building'];
export type Category = Schemas['Category'];
export type Complaint = Schemas['Complaint'];
export type ComplaintAct = Schemas['ComplaintAct'];
export type ComplaintInput = Schemas['ComplaintInput'];
export type ComplaintMay = Schemas['ComplaintMay'];
export type ComplaintNote = Schemas['ComplaintNote'];
export type ComplaintState = Schemas['ComplaintState'];
export type Deadline = Schemas['Deadline'];
export type Decision = Schemas['Decision'];
export type Fact = Schemas['Fact'];
export type FactInput = Schemas['FactInput'];
export type FactSide = Schemas['FactSide'];
export type Grade = Schemas['Grade'];
export type Handler = Schemas['Handler'];
export type Locale = Schemas['Locale'];
export type Mark = Schemas['Mark'];
export type Me = Schemas['Me'];
export type Openness = Schemas['Openness'];
export type Ownership = Schemas['Ownership'];
export type OwnershipRole = Schemas['OwnershipRole'];
export type OwnershipState = Schemas['OwnershipState'];
export type Permission = Schemas['Permission'];
export type Photo = Schemas['Photo'];
export type Post = Schemas['Post'];
export type PostMay = Schemas['PostMay'];
export type PostPage = Schemas['PostPage'];
export type PrivacyNotice = Schemas['PrivacyNotice'];
export type ProblemBody = Schemas['ProblemBody'];
export type ProblemField = Schemas['ProblemField'];
export type ComplaintHit = Schemas['ComplaintHit'];
export type HitKind = Schemas['HitKind'];
export type Profile = Schemas['Profile'];
export type Project = Schemas['Project'];
export type ProjectInput = Schemas['ProjectInput'];
export type ProjectMay = Schemas['ProjectMay'];
export type ProjectRef = Schemas['ProjectRef'];
export type ProjectStatus = Schemas['ProjectStatus'];
export type PromiseOverview = Schemas['Promise'];
export type PromiseFigures = Omit<Schemas['PromiseStretch'], 'begins_on' | 'ends_on'>;
export type PromiseStretch = Schemas['PromiseStretch'];
export type PromiseOfProject = Schemas['PromiseOfProject'];
export type PromiseBreach = Schemas['PromiseBreach'];
export type Resident = Schemas['Resident'];
export type Revision = Schemas['Revision'];
export type Role = Schemas['Role'];
export type RoleGrant = Schemas['RoleGrant'];
export type SearchHit = Schemas['SearchHit'];
export type SearchNotice = Schemas['SearchNotice'];
export type SearchPage = Schemas['SearchPage'];
export type SearchSort = Schemas['SearchSort'];
export type SessionInfo = Schemas['SessionInfo'];
export type Source = Schemas['Source'];
export type Topic = Schemas['Topic'];
export type TopicDetail = Schemas['TopicDetail'];
export type TopicMay = Schemas['TopicMay'];
export type Unit = Schemas['Unit'];
export type UnitInput = Schemas['UnitInput'];
export type Unread = Schemas['Unread'];
export type Visibility = Schemas['Visibility'];

/** A list that is read on by its cursor. */
export interface Items<T> {
  items: T[];
  next: string | null;
}
