import type { CommandScope } from "@/lib/command";

/** The record of an act on an appeal: whose account it is, and nobody's words. */
export function noteAppeal(
  { record }: CommandScope<unknown>,
  action: string,
  { id, accountId, campaignId }: { id: string; accountId: string; campaignId: string },
  detail: Record<string, unknown> = {},
): void {
  record({
    action,
    subject: { type: "appeal", id },
    detail: { accountId, ...detail },
    live: [
      { topic: "appeal", subjectId: id },
      { topic: "account", subjectId: accountId },
      { topic: "campaign", subjectId: campaignId },
    ],
  });
}
