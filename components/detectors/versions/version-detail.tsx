"use client";
import { Alert, Group, Stack, Text } from "@mantine/core";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import type { ConfigurationList, ConfigurationView } from "@/lib/detection/contract";
import { LearnedFromList } from "../learning/learned-from";
import { ReplayPanel } from "../replay/replay-panel";
import { origins } from "../words";
import { ConfigurationStatusBadge } from "./columns";
import { DifferenceTable } from "./difference-table";
import { ShadowRun } from "./shadow-run";
import { VersionActs } from "./version-acts";

/** One version: who wants it and why, what is different, what it would change, and what can be done with it. */
export function VersionDetail({ version, list }: { version: ConfigurationView; list: ConfigurationList }) {
  const isLive = version.status === "live";
  return (
    <Stack>
      <Section
        title={
          <Group gap="sm" component="span" display="inline-flex">
            Version {version.number}
            <ConfigurationStatusBadge status={version.status} />
          </Group>
        }
        actions={<VersionActs version={version} />}
      >
        <Stack gap="sm">
          {version.fault !== null && (
            <Alert color="red" title="This release cannot read it">
              {version.fault}
            </Alert>
          )}
          <Text size="sm">{version.reason}</Text>
          <FactList facts={factsOf(version)} />
          {version.filled.length > 0 && (
            <Text size="xs" c="dimmed">
              Not in the stored version, taken from what is shipped: {version.filled.join(", ")}.
            </Text>
          )}
        </Stack>
      </Section>
      {!isLive && (
        <Section
          title={`What differs from version ${list.live.number}, which is live`}
          about={`${version.differences.length} of ${list.fields.length} numbers`}
        >
          <DifferenceTable differences={version.differences} fields={list.fields} />
        </Section>
      )}
      {version.learnedFrom !== null && (
        <Section title="Decisions that it comes from" about="one act a line">
          <LearnedFromList acts={version.learnedFrom.acts} />
        </Section>
      )}
      {(version.status === "proposed" || version.shadow !== null) && (
        <Section
          title="What it would change"
          about="the whole of detection over all that is stored; nothing is published"
          actions={version.status === "proposed" && <ShadowRun version={version} />}
        >
          <ReplayPanel version={version} live={list.live.number} />
        </Section>
      )}
    </Stack>
  );
}

type Facts = Parameters<typeof FactList>[0]["facts"];

const who = (name: string, at: string | null) => (
  <span>
    {name}
    {at !== null && ", "}
    {at !== null && <Moment at={at} />}
  </span>
);

function factsOf(version: ConfigurationView): Facts {
  const { status, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason, supersededAt } = version;
  const facts: Facts = [["Proposed by", who(`${proposedBy.name} (${origins[version.origin]})`, proposedAt)]];
  if (decidedBy !== null) {
    facts.push([status === "withdrawn" ? "Withdrawn by" : "Put live by", who(decidedBy.name, decidedAt)]);
  }
  if (decisionReason !== null) facts.push(["Because", decisionReason]);
  if (supersededAt !== null) facts.push(["Superseded", <Moment key="at" at={supersededAt} />]);
  facts.push(["Name", <code key="name">{version.name}</code>]);
  facts.push([
    "Hash",
    <code key="hash" title={version.hash}>
      {version.hash.slice(0, 12)}
    </code>,
  ]);
  return facts;
}
