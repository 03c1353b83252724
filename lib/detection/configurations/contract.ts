import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { settingGroups } from "../settings";

export const configurationStatuses = ["proposed", "live", "superseded", "withdrawn"] as const;
export const ConfigurationStatus = z.enum(configurationStatuses);
export type ConfigurationStatus = z.infer<typeof ConfigurationStatus>;

/** `shipped` came with a release, `feedback` was learned from decisions, `person` was thought up. */
export const ConfigurationOrigin = z.enum(["shipped", "person", "feedback"]);
export type ConfigurationOrigin = z.infer<typeof ConfigurationOrigin>;

/** A number, a text, or the list of families that say who runs an account. */
export const SettingValue = z.union([z.number(), z.string(), z.array(z.string())]);
export type SettingValue = z.infer<typeof SettingValue>;

/** One number of the configuration, in words. `path` names its place: `families.payment.m`. */
export const ConfigurationField = z.object({
  path: z.string(),
  group: z.enum(settingGroups),
  /** The family, for numbers that each family has. */
  family: z.string().nullable(),
  label: z.string(),
  unit: z.string().nullable(),
  meaning: z.string(),
  source: z.string(),
  kind: z.enum(["number", "integer", "families"]),
});
export type ConfigurationField = z.infer<typeof ConfigurationField>;

export const FieldDifference = z.object({ path: z.string(), from: SettingValue, to: SettingValue });
export type FieldDifference = z.infer<typeof FieldDifference>;

const Person = z.object({ id: z.string(), name: z.string() });

/** What a family's agreement came to in decided campaigns, in members that count once each after allowing for their dependence. */
export const FamilyAgreement = z.object({
  /** Pseudo-counts that stand for the m in use. */
  priorAgreed: z.number(),
  priorNot: z.number(),
  /** Confirmed members whose family agreed with the rest of their campaign, and those whose did not. */
  agreed: z.number(),
  not: z.number(),
  /** Members found innocent for whom the family spoke: each counts as a failure of the family. */
  misled: z.number(),
  /** Posterior mean of m, with its 95 % interval. */
  mean: z.number(),
  low: z.number(),
  high: z.number(),
});
export type FamilyAgreement = z.infer<typeof FamilyAgreement>;

export const outcomeKinds = ["confirmed", "dismissed", "cleared", "appeal_upheld"] as const;
export const OutcomeKind = z.enum(outcomeKinds);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** One act of people that teaches: a whole campaign, or the members of one that were found innocent. */
export const LearnedAct = z.object({
  kind: OutcomeKind,
  campaignId: z.string(),
  codeName: z.string(),
  /** The decisions; of a large act the first fifty. */
  decisionIds: z.array(z.string()),
  decisions: z.number().int(),
  actorName: z.string(),
  at: z.string(),
  /** Members looked at, and how many independent ones they are worth. */
  members: z.number().int(),
  worth: z.number(),
});
export type LearnedAct = z.infer<typeof LearnedAct>;

export const LearnedFrom = z.object({ acts: z.array(LearnedAct), families: z.record(z.string(), FamilyAgreement) });
export type LearnedFrom = z.infer<typeof LearnedFrom>;

/** How the latest shadow run of a version stands. */
export const ShadowState = z.object({
  runId: z.string(),
  status: z.enum(["running", "completed", "failed", "stopped"]),
  startedAt: z.string(),
  error: z.string().nullable(),
  /** It was compared with the version that is live now, and ran with the numbers as they are now. */
  isCurrent: z.boolean(),
});
export type ShadowState = z.infer<typeof ShadowState>;

export const ConfigurationSummary = z.object({
  id: z.string(),
  number: z.number().int(),
  /** How the version names itself; part of the hash. */
  name: z.string(),
  status: ConfigurationStatus,
  origin: ConfigurationOrigin,
  hash: z.string(),
  reason: z.string(),
  proposedBy: Person,
  /** Null for what came with the release that is running. */
  proposedAt: z.string().nullable(),
  /** Who put it live or withdrew it. */
  decidedBy: Person.nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  supersededAt: z.string().nullable(),
  /** Against the live version. */
  differences: z.array(FieldDifference),
  shadow: ShadowState.nullable(),
  version: z.number().int(),
});
export type ConfigurationSummary = z.infer<typeof ConfigurationSummary>;

export const ConfigurationView = ConfigurationSummary.extend({
  /** Values by path. */
  values: z.record(z.string(), SettingValue),
  /** Paths that the stored version lacks; they are taken from what is shipped. */
  filled: z.array(z.string()),
  /** Why it cannot be used with this release; null when it can. */
  fault: z.string().nullable(),
  learnedFrom: LearnedFrom.nullable(),
});
export type ConfigurationView = z.infer<typeof ConfigurationView>;

/** All versions, the newest first, with what each number means. */
export const ConfigurationList = z.object({
  live: ConfigurationView,
  fields: z.array(ConfigurationField),
  versions: z.array(ConfigurationSummary),
});
export type ConfigurationList = z.infer<typeof ConfigurationList>;

export const ProposeConfiguration = z.object({
  /** The live version that the person looked at. */
  basedOnId: z.uuid(),
  /** All numbers but the name of the version. */
  content: z.unknown(),
  reason: Reason,
});
export type ProposeConfiguration = z.input<typeof ProposeConfiguration>;

const OneVersion = z.object({ id: z.uuid(), version: z.number().int().positive(), reason: Reason });

/** The shadow run is the one whose replay diff the person looked at. */
export const ActivateConfiguration = OneVersion.extend({ shadowRunId: z.uuid() });
export type ActivateConfiguration = z.input<typeof ActivateConfiguration>;

export const WithdrawConfiguration = OneVersion;
export type WithdrawConfiguration = z.input<typeof WithdrawConfiguration>;

export { settingGroups } from "../settings";
