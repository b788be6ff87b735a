import { z } from 'zod';
import { Key, Text } from './text.ts';

/** Effects a transition may have: a closed union, the data picks among them. */
export const Effect = z.enum([
  'lock',
  'unlock',
  'freeze',
  'void-changed-leaves',
  'issue-receipt',
  'discard-receipt',
  'notify-applicant',
  'hand-over',
  'register-on-paper',
  'take-back',
  'remember-origin',
  'open-correction',
  'close-correction',
  'assign-number',
  'open-notice',
  'open-precheck',
  'clear-precheck',
  'end-precheck',
]);
export type Effect = z.infer<typeof Effect>;

/** Conditions known to `decide` by name; facts are loaded after the lock. */
export const Guard = z.enum([
  'no-errors',
  'volumes-rendered',
  'applicant-seals-complete',
  'in-window',
  'before-decision',
  'digest-matches',
  'checklist-complete',
  'corrections-answered',
  'corrections-solved',
  'consultations-closed',
  'notice-over',
  'opinion-signed',
  'recommendation-signed',
  'office-seals-complete',
  'in-forward-window',
  'paper-complete',
  'checked-by-two',
  'no-open-clash',
  'own-turn',
  'precheck-cleared',
  'past-precheck',
]);
export type Guard = z.infer<typeof Guard>;

/** Whose table an authority sits at, and so what its people may be in the workflow. */
export const Side = z.enum([
  'channel',
  'government',
  'consulted',
  'province',
  'supervision',
  'administration',
  'assessor',
  'committee',
]);
export type Side = z.infer<typeof Side>;

/** What somebody is in an authority: 经办, 审核, 签发, 查阅. */
export const SeatRole = z.enum(['handler', 'reviewer', 'leader', 'viewer']);
export type SeatRole = z.infer<typeof SeatRole>;

/** Who acts: the applicant, the house itself, or a role at one of the tables, as in `channel.handler`. */
export const ActorRole = z.union([
  z.enum(['owner', 'system']),
  z.templateLiteral([Side, '.', z.enum(['handler', 'reviewer', 'leader'])]),
]);
export type ActorRole = z.infer<typeof ActorRole>;

/** What whoever acts has to bring with the act. */
export const Requirement = z.enum(['reason', 'rule', 'number', 'scan', 'due', 'items']);
export type Requirement = z.infer<typeof Requirement>;

/** Time allowed for a stay in states of the same clock: working days by the edition's calendar, or plain days. */
export const Clock = z.strictObject({
  id: Key,
  days: z.int().positive(),
  working: z.boolean(),
  toBeConfirmed: z.literal(true).optional(),
});
export type Clock = z.infer<typeof Clock>;

export const WorkflowState = z.strictObject({
  id: Key,
  title: Text,
  owner: z.enum(['applicant', 'system', 'channel', 'government', 'province']),
  /** What the code knows of a state: being written, being frozen, frozen, looked at before paper (X2), with the offices, ended. */
  phase: z.enum(['draft', 'freezing', 'final', 'precheck', 'office', 'ended']),
  /** What the applicant may change: everything, nothing, or what an open correction unlocks. */
  editable: z.enum(['all', 'none', 'corrections']),
  final: z.boolean(),
  clock: Clock.optional(),
  /** The clock of the state before stands still here. */
  pausesClock: z.literal(true).optional(),
});
export type WorkflowState = z.infer<typeof WorkflowState>;

export const WorkflowAction = z.strictObject({
  id: z.string(),
  title: Text,
  from: z.array(Key).min(1),
  to: Key,
  actors: z.array(ActorRole).min(1),
  guards: z.array(Guard),
  effects: z.array(Effect),
  /** Only for cases that came here from this state: where a correction or a refusal began. */
  origin: Key.optional(),
  requires: z.array(Requirement).optional(),
  /** Messages of the edition that are told, and to whom. */
  tells: z
    .array(z.strictObject({ to: z.enum(['owner', 'channel', 'government', 'province']), message: Key }))
    .optional(),
  confirm: Text.optional(),
});
export type WorkflowAction = z.infer<typeof WorkflowAction>;

/** A message's wording: `{applicant}`, `{edition}`, `{state}`, `{due}`, `{number}` are filled in; no personal value ever is (X14). */
export const MessageTemplate = z.strictObject({ id: Key, title: Text, text: Text });
export type MessageTemplate = z.infer<typeof MessageTemplate>;
export const MessagesFile = z.strictObject({ $schema: z.string().optional(), messages: z.array(MessageTemplate) });

/** Days off work and days worked in their place, beside ordinary weekends. */
export const Calendar = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  title: Text,
  source: z.string(),
  off: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)),
  work: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)),
});
export type Calendar = z.infer<typeof Calendar>;

export const WorkflowFile = z.strictObject({
  $schema: z.string().optional(),
  states: z.array(WorkflowState).min(1),
  initial: Key,
  actions: z.array(WorkflowAction),
});
export type WorkflowFile = z.infer<typeof WorkflowFile>;
