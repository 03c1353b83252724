import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { endWords } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import type { InboundBatchView, InboundWarninglist } from "@/lib/inbound/contract";
import type { Deciding } from "./decide-dialog";
import { reachWords, standingWords } from "./words";

/** What a warninglist is, what it makes hubs of own traffic, and what may be done about it. */
export function WarninglistPanel({ batch, onDecide }: { batch: InboundBatchView; onDecide?: (of: Deciding) => void }) {
  const { warninglist: list, id: batchId, waiting } = batch;
  if (list === null) return null;
  const holds = list.standing === "holds";
  const decide = (decision: Deciding["decision"]) =>
    onDecide?.({ batchId, waiting, decision, list: { name: list.name, holds } });
  return (
    <Stack gap="sm">
      <FactList
        facts={[
          ["Warninglist", list.name],
          ["Version", list.version === "" ? "not said" : list.version],
          ["Names", `${formatCount(list.entries)} values`],
          ["Standing", standingWords[list.standing]],
          ...(list.holdsUntil === null ? [] : [ends(list.holdsUntil)]),
        ]}
      />
      <Reach list={list} />
      {onDecide && (
        <Group gap="xs">
          {!holds && (
            <Button size="xs" onClick={() => decide("accept")}>
              {list.standing === "replaced" || list.standing === "expired"
                ? "Accept the list again"
                : "Accept the list"}
            </Button>
          )}
          {(holds || list.standing === "waiting") && (
            <Button size="xs" variant="default" onClick={() => decide("refuse")}>
              {holds ? "Withdraw the list" : "Refuse the list"}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

const ends = (at: string): [string, ReactNode] => [endWords.asFact, <Moment key="until" at={at} />];

/** Values of own traffic that the list makes hubs, counted by kind. */
function Reach({ list: { standing, reach, reachAt } }: { list: InboundWarninglist }) {
  if (standing === "refused") return null;
  if (reach === null) {
    return (
      <Text size="sm" c="dimmed">
        Own traffic is being asked which of its values the list names.
      </Text>
    );
  }
  const found = reachWords(reach);
  const does = standing === "holds" ? "makes" : "would make";
  return (
    <Alert variant="light" color={found.length === 0 ? "gray" : "blue"} title={`What it ${does} hubs`}>
      {found.length === 0 ? "Nothing that accounts share in own traffic is on it." : `${found.join(", ")}.`} A hub links
      nobody: it is worth 1 nat at most, whoever holds it.{" "}
      {reachAt && (
        <>
          Counted <Moment at={reachAt} />.
        </>
      )}
    </Alert>
  );
}
