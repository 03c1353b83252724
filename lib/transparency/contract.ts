import { z } from "zod";
import { appealOutcomes } from "@/lib/appeals/contract";
import { type MeasureKind, restrictingKinds } from "@/lib/decisions/contract";
import { EstimateOrNot } from "@/lib/detection/contract";
import { Reason } from "@/lib/kernel";

export const transparencyGrains = ["quarter", "month"] as const;
export const TransparencyQuery = z.object({ grain: z.enum(transparencyGrains).default("quarter") });
export type TransparencyQuery = z.input<typeof TransparencyQuery>;

/** Measures that an account's owner feels: what the figures count. */
export const countedKinds = restrictingKinds satisfies readonly MeasureKind[];

/** A number of accounts or appeals; null where fewer than ten stand in a cell, or would be told by the cells beside it. */
const Cell = z.number().int().nullable();

/** Parts of a whole, and the whole. */
const groupOf = <Part extends string>(parts: readonly [Part, ...Part[]]) =>
  z.object({ total: Cell, parts: z.record(z.enum(parts), Cell) });

export const appealEnds = [...appealOutcomes, "withdrawn", "expired"] as const;
export type AppealEnd = (typeof appealEnds)[number];

/** One quarter or month, UTC. Each group counts the same measures, or the same appeals, by something else. */
export const PeriodFigures = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** False for the period that is not over yet. */
  isComplete: z.boolean(),
  measures: groupOf(countedKinds),
  automation: groupOf(["automated", "by_person"]),
  disclosure: groupOf(["disclosed", "covert"]),
  since: groupOf(["taken_back", "stands_or_ended"]),
  appealsSubmitted: Cell,
  /** Appeals that ended in it. */
  appealsEnded: groupOf(appealEnds),
  /** Overturned, with and without conditions, of those decided; null where a cell that it comes from is not told. */
  overturnRate: z.number().nullable(),
  /** From an appeal to its decision; null where fewer than ten were decided. */
  medianHours: z.number().nullable(),
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

export const TransparencyView = z.object({
  grain: z.enum(transparencyGrains),
  asOf: z.iso.datetime(),
  /** The latest first. */
  periods: z.array(PeriodFigures),
  /** Of accounts that are not run together, those that detection flags; from the newest audit sample. */
  falseFlags: EstimateOrNot,
  falseFlagsAt: z.iso.datetime().nullable(),
});
export type TransparencyView = z.infer<typeof TransparencyView>;

/** What the console shows: as counted, and as published. */
export const Transparency = z.object({ counted: TransparencyView, published: TransparencyView });
export type Transparency = z.infer<typeof Transparency>;

/** Member states of the European Union, and of the European Economic Area. */
export const territories =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ") as [
    string,
    ...string[],
  ];

export const TransparencySettings = z
  .object({
    publicReport: z.boolean(),
    statements: z.boolean(),
    termsUrl: z
      .url({ protocol: /^https$/, error: "Give an https address." })
      .max(500)
      .nullable(),
    territories: z.array(z.enum(territories)),
  })
  .refine(({ statements, termsUrl }) => !statements || termsUrl !== null, {
    message: "Statements of reasons refer to the terms: say where they stand.",
    path: ["termsUrl"],
  })
  .refine(({ statements, territories: chosen }) => !statements || chosen.length > 0, {
    message: "Choose at least one country.",
    path: ["territories"],
  });
export type TransparencySettings = z.infer<typeof TransparencySettings>;

export const ChangeTransparency = z.object({
  settings: TransparencySettings,
  /** The version that the person looked at; 0 while there is none. */
  version: z.number().int().min(0),
  reason: Reason,
});
export type ChangeTransparency = z.input<typeof ChangeTransparency>;

export const TransparencySettingsView = z.object({
  version: z.number().int(),
  settings: TransparencySettings,
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** Disclosed measures whose statement has not left yet, and those whose has. */
  statementsWaiting: z.number().int(),
  statementsExported: z.number().int(),
});
export type TransparencySettingsView = z.infer<typeof TransparencySettingsView>;
