"use client";
import { Collapse, List, Stack, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { familyNames, verdicts } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { useMomentText } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { sinceLookQuery } from "@/lib/queries/review";
import { words } from "@/lib/queries/words";
import type { SinceLook as Since } from "@/lib/review/contract";
import classes from "../campaign.module.css";

const mostShown = 12;

/** What is new, and what fell away, since the person looked at the campaign before. */
export function SinceLook({ campaignId }: { campaignId: string }) {
  const { data } = useQuery(sinceLookQuery(campaignId));
  const [isOpen, { toggle }] = useDisclosure(false);
  const moment = useMomentText();
  const since = data?.since ?? null;
  if (since === null) return null;
  return (
    <div className={classes.since} role="note">
      <Text size="sm">
        <b>Since you last looked</b> ({moment(since.since)}): {headlinesOf(since).join("; ")}.{" "}
        <UnstyledButton onClick={toggle} aria-expanded={isOpen}>
          <Text span size="sm" c="var(--mantine-color-anchor)">
            {isOpen ? "less" : "more"}
          </Text>
        </UnstyledButton>
      </Text>
      <Collapse expanded={isOpen}>
        <Details since={since} />
      </Collapse>
    </div>
  );
}

/** One short statement for each thing that changed. */
function headlinesOf({ score, core, verdict, evidence, decisions }: Since): string[] {
  const count = (number: number, one: string, several: string) =>
    number === 0 ? [] : [`${formatCount(number)} ${number === 1 ? one : several}`];
  return [
    ...count(core.joined, "core account joined", "core accounts joined"),
    ...count(core.fellAway, "fell away", "fell away"),
    ...count(evidence.added.length, "shared value is new", "shared values are new"),
    ...count(evidence.gone, "no longer counts", "no longer count"),
    ...(Math.abs(score.after - score.before) < 0.1
      ? []
      : [`the score went from ${formatNats(score.before, true)} to ${formatNats(score.after, true)} nats`]),
    ...(verdict.before === verdict.after
      ? []
      : [`the verdict from ${words(verdict.before)} to ${verdicts[verdict.after].label.toLowerCase()}`]),
    ...count(decisions.length, "decision of others", "decisions of others"),
  ];
}

function Details({ since: { core, evidence, decisions } }: { since: Since }) {
  const moment = useMomentText();
  return (
    <Stack gap="xs" mt="xs">
      {core.names.length > 0 && (
        <Text size="sm">
          Joined:{" "}
          {core.names.slice(0, mostShown).map((id, i) => (
            <span key={id}>
              {i > 0 && ", "}
              <Link href={`/accounts/${encodeURIComponent(id)}`}>{id}</Link>
            </span>
          ))}
          {core.joined > mostShown && ` and ${formatCount(core.joined - mostShown)} more`}
        </Text>
      )}
      {evidence.added.length > 0 && (
        <List size="sm">
          {evidence.added.slice(0, mostShown).map((fact) => (
            <List.Item key={`${fact.kind} ${fact.value}`}>
              {familyNames[fact.family]}: {fact.display}, held by {formatCount(fact.accountsHere)} here and{" "}
              {formatCount(fact.accountsOverall)} overall, {formatNats(fact.weight)} nats
            </List.Item>
          ))}
        </List>
      )}
      {decisions.length > 0 && (
        <List size="sm">
          {decisions.slice(0, mostShown).map((decision) => (
            <List.Item key={decision.id}>
              {moment(decision.at)}, {decision.actor.name}: {words(decision.kind)}
              {decision.accountId !== null && ` ${decision.accountId}`}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
