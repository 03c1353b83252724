import { z } from "zod";

/** Where a partner is told of recalls; its secret is in no view. */
export const WebhookView = z.object({
  url: z.string(),
  version: z.number().int(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  /** Set when nothing is sent any more: a person stopped it, or the partner did (410). */
  disabled: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  /** Recalls on their way, and those that nobody tries to tell any more. */
  waiting: z.number().int(),
  givenUp: z.number().int(),
});
export type WebhookView = z.infer<typeof WebhookView>;

export const PartnerWebhookView = z.object({ webhook: WebhookView.nullable() });
export type PartnerWebhookView = z.infer<typeof PartnerWebhookView>;

export const SaveWebhook = z.object({
  partnerId: z.uuid(),
  url: z.url({ protocol: /^https?$/, message: "Give the address with https:// in front." }).max(2_000),
  /** The version that was looked at, 0 when there was none. */
  version: z.number().int().min(0),
  /** Makes a new secret; a new webhook has one anyway. */
  newSecret: z.boolean().default(false),
});
export type SaveWebhook = z.input<typeof SaveWebhook>;

/** The one answer that shows a secret. */
export const SavedWebhook = z.object({ webhook: WebhookView, secret: z.string().nullable() });
export type SavedWebhook = z.infer<typeof SavedWebhook>;

export const SwitchWebhook = z.object({ partnerId: z.uuid(), to: z.enum(["on", "off"]) });
export type SwitchWebhook = z.input<typeof SwitchWebhook>;

export const NoticeState = z.enum(["waiting", "told", "given_up"]);

/** How far a partner's webhook was told of a recall. */
export const NoticeView = z.object({
  state: NoticeState,
  attempts: z.number().int(),
  /** Why the last attempt failed. */
  error: z.string().nullable(),
  nextAttemptAt: z.iso.datetime(),
});
export type NoticeView = z.infer<typeof NoticeView>;
