"use client";
import { Section } from "@/components/data/section";
import type { RetentionView } from "@/lib/retention/contract";
import { PreviewWords } from "./preview-words";

/** What the next run would remove. */
export function PreviewSection({ retention: { exchangeDays, rollupDays } }: { retention: RetentionView }) {
  return (
    <Section title="What would go now" about="By the policy as it is; nothing is removed by looking">
      <PreviewWords days={{ exchangeDays, rollupDays }} />
    </Section>
  );
}
