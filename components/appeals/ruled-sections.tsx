"use client";
import { Anchor, Badge, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment, useMomentText } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import type { AppealView, ConsequenceView, RulingView } from "@/lib/appeals/contract";
import { words } from "@/lib/queries/words";
import { appealOutcomes, consequenceWords, reasonForColleagues, shownReply } from "./appeal-words";
import classes from "./appeals.module.css";

/** What was decided, in the very words that were sent. */
export function RulingSection({ ruling, replyState }: { ruling: RulingView; replyState: string | null }) {
  return (
    <Section
      title={`${appealOutcomes[ruling.outcome].label} by ${ruling.by.name}`}
      about={
        <>
          <Moment at={ruling.at} /> · the reply {replyState === null ? "is not written" : `is ${words(replyState)}`}
        </>
      }
    >
      <Stack gap="sm">
        <FactList
          isWide
          facts={[
            [reasonForColleagues, ruling.reason],
            ...(ruling.point === null
              ? []
              : [["Point that it answers", `“${ruling.point}”`] satisfies [string, ReactNode]]),
            [
              "Evidence",
              `then ${ruling.snapshotThen?.slice(0, 12) ?? "none kept"} · at the ruling ${ruling.snapshotNow.slice(0, 12)}`,
            ],
          ]}
        />
        {ruling.reply !== null && (
          <p className={classes.reply} dir="auto">
            {shownReply(ruling.reply)}
          </p>
        )}
      </Stack>
    </Section>
  );
}

/** All that follows from a ruling, each thing with how far it is; nothing is left out until it is done. */
export function ConsequencesSection({ consequences }: Pick<AppealView, "consequences">) {
  if (consequences.length === 0) return null;
  const done = consequences.filter(({ state }) => state === "done").length;
  return (
    <Section title="What follows" about={`${done} of ${consequences.length} done`}>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {consequences.map((consequence) => (
          <Consequence key={consequence.kind} consequence={consequence} />
        ))}
      </ol>
    </Section>
  );
}

const icons = {
  done: <IconCircleCheck size={16} color="var(--against)" aria-hidden />,
  waiting: <IconClock size={16} aria-hidden />,
  failed: <IconAlertTriangle size={16} color="var(--for)" aria-hidden />,
};
const colors = { done: "teal", waiting: "gray", failed: "red" } as const;

function Consequence({ consequence }: { consequence: ConsequenceView }) {
  const { kind, state, detail, error, decisions, nextAttemptAt } = consequence;
  const moment = useMomentText();
  return (
    <li className={classes.consequence}>
      {icons[state]}
      <Text size="sm">{consequenceWords[kind]}</Text>
      <Badge color={colors[state]}>{state}</Badge>
      <span />
      <Stack gap={2}>
        {decisions.map((decision) => (
          <Text key={decision.id} size="xs" c="dimmed">
            {decision.disposition === null ? actLabel(decision.kind) : words(decision.disposition)}
            {decision.enforcement !== null && `, at the gateways: ${decision.enforcement}`}
          </Text>
        ))}
        {detail.note !== null && (
          <Text size="xs" c="dimmed">
            {detail.note}
          </Text>
        )}
        {detail.setId !== null && (
          <Anchor component={Link} href={`/sets/${detail.setId}`} size="xs">
            {formatCount(detail.accounts ?? 0)} accounts, {formatCount(detail.falling ?? 0)} of them fall without the
            values
          </Anchor>
        )}
        {error !== null && (
          <Text size="xs" c="var(--for)" role="status">
            {error}
            {nextAttemptAt !== null && ` It is tried again at ${moment(nextAttemptAt)}.`}
          </Text>
        )}
      </Stack>
      <span />
    </li>
  );
}
