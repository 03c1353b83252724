"use client";
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { Stat } from "@/components/data/stat";
import { usePermission } from "@/components/session/session";
import type { RetentionView } from "@/lib/retention/contract";
import { daysWords, promptsWords } from "./days-words";
import { SetRetentionDialog } from "./set-retention-dialog";

/** How long exchanges, roll-ups and text are kept, and when that was last acted on. */
export function PolicySection({ retention }: { retention: RetentionView }) {
  const mayChange = usePermission("retention.manage");
  const [isChanging, changing] = useDisclosure(false);
  const { exchangeDays, rollupDays, prompts, closedBefore, enforcedAt } = retention;
  return (
    <Section
      title="What is kept"
      about="In days (UTC) beside the present one"
      actions={mayChange && <Button onClick={changing.open}>Change …</Button>}
    >
      <Group gap="xl" align="start">
        <Stat
          label="Exchanges"
          value={daysWords(exchangeDays)}
          window={closedBefore === null ? undefined : `none of before ${closedBefore} is taken any more`}
        />
        <Stat label="Roll-ups" value={daysWords(rollupDays)} />
        <Stat
          label="Text of exchanges"
          value={promptsWords(prompts)}
          window="STILLWATCH_KEEP_PROMPTS, by the operator"
        />
        <Stat label="Last acted on" value={enforcedAt === null ? "never" : <Moment at={enforcedAt} />} />
      </Group>
      <SetRetentionDialog key={retention.version} opened={isChanging} onClose={changing.close} present={retention} />
    </Section>
  );
}
