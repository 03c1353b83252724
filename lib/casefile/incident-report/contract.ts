import { z } from "zod";

export const reportAudiences = ["public", "partner", "regulator"] as const;
export const ReportAudience = z.enum(reportAudiences);
export type ReportAudience = z.infer<typeof ReportAudience>;

export const IncidentReportQuery = z.object({
  campaignId: z.uuid(),
  audience: ReportAudience.default("public"),
  /** What the legal role approved of who is behind it, as an allegation; asks for the permission to read it. */
  attribution: z.stringbool().or(z.boolean()).default(false),
});
export type IncidentReportQuery = z.input<typeof IncidentReportQuery>;

/** One part of a report's text, for any form that it is written in. */
export const ReportBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), level: z.union([z.literal(1), z.literal(2)]), text: z.string() }),
  z.object({ kind: z.literal("paragraph"), text: z.string() }),
  z.object({ kind: z.literal("list"), items: z.array(z.string()).min(1) }),
]);
export type ReportBlock = z.infer<typeof ReportBlock>;

export const IncidentReport = z.object({
  campaignId: z.uuid(),
  audience: ReportAudience,
  madeAt: z.iso.datetime(),
  blocks: z.array(ReportBlock),
});
export type IncidentReport = z.infer<typeof IncidentReport>;
