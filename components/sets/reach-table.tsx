"use client";
import { Alert, Checkbox, Code, Group, Spoiler, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { StatusBadge, VerdictBadge } from "@/components/badges/badges";
import { dispositions } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { EmptyState } from "@/components/feedback/empty-state";
import type { ActOnSet, SetGroup, SetReach } from "@/lib/casefile/contract";
import { Disposition } from "@/lib/detection/contract";
import { actionable, reachedIn, reachedOf } from "./reach";

type Kind = ActOnSet["act"]["kind"];

interface ReachTableProps {
  kind: Kind;
  reach: SetReach;
  /** Campaigns that the person leaves out. */
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}

/** Who of the set is in which campaign and what the act comes to there; and who is in none. */
export function ReachTable({ kind, reach, left, onLeave }: ReachTableProps) {
  const chosen = reach.groups.filter((group) => actionable(kind, group) && !left.has(group.campaign.id));
  const _reached = reachedIn(kind, chosen);
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeave(next);
  };
  return (
    <Stack gap="sm">
      {reach.groups.length === 0 ? (
        <EmptyState title="Nobody of the set is in a campaign">
          What is decided on an account is decided in its campaign.
        </EmptyState>
      ) : (
        <Table verticalSpacing={6} aria-label="Campaigns of the members">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <VisuallyHidden>Chosen</VisuallyHidden>
              </Table.Th>
              <Table.Th>Campaign</Table.Th>
              <Table.Th ta="right">Members</Table.Th>
              <Table.Th ta="right">Reached</Table.Th>
              <Table.Th>{kind === "set_disposition" ? "Are now" : "Left as they are"}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reach.groups.map((group) => (
              <GroupRow
                key={group.campaign.id}
                kind={kind}
                group={group}
                isChosen={chosen.includes(group)}
                onToggle={() => toggle(group.campaign.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Outside outside={reach.outside} />
    </Stack>
  );
}

interface GroupRowProps {
  kind: Kind;
  group: SetGroup;
  isChosen: boolean;
  onToggle: () => void;
}

const GroupRow = ({ kind, group, isChosen, onToggle }: GroupRowProps) => (
  <Table.Tr>
    <Table.Td>
      <Checkbox
        size="xs"
        aria-label={`In ${group.campaign.codeName}`}
        checked={isChosen}
        disabled={!actionable(kind, group)}
        onChange={onToggle}
      />
    </Table.Td>
    <Table.Td>
      <Stack gap={2} align="flex-start">
        <Text size="sm" fw={500}>
          {group.campaign.codeName}
        </Text>
        <Group gap={6} wrap="nowrap">
          <StatusBadge status={group.campaign.status} />
          <VerdictBadge verdict={group.campaign.verdict} by={group.campaign.verdictBy} />
        </Group>
      </Stack>
    </Table.Td>
    <Table.Td ta="right">{formatCount(group.accounts)}</Table.Td>
    <Table.Td ta="right" fw={600}>
      {formatCount(reachedOf(kind, group))}
    </Table.Td>
    <Table.Td>{kind === "set_disposition" ? <Present group={group} /> : <Spared measure={group[kind]} />}</Table.Td>
  </Table.Tr>
);

const Present = ({ group }: { group: SetGroup }) => (
  <Text size="sm">
    {Disposition.options
      .filter((one) => (group.dispositions[one] ?? 0) > 0)
      .map((one) => `${formatCount(group.dispositions[one] ?? 0)} ${dispositions[one].label.toLowerCase()}`)
      .join(", ")}
  </Text>
);

function Spared({ measure: { refusal, spared } }: { measure: SetGroup["ban"] }) {
  if (refusal !== null) return <Text size="sm">{refusal}</Text>;
  if (spared.length === 0) return <Text size="sm">nobody</Text>;
  return (
    <Stack gap={2}>
      {spared.map(({ reason, accounts, examples }) => (
        <Text key={reason} size="sm">
          {formatCount(accounts)}: {reason} ({examples.join(", ")}
          {accounts > examples.length && " …"})
        </Text>
      ))}
    </Stack>
  );
}

/** Members in no campaign drop out, by name. */
function Outside({ outside: { accounts, ids } }: Pick<SetReach, "outside">) {
  if (accounts === 0) return null;
  return (
    <Alert
      color="gray"
      icon={<IconInfoCircle size={18} aria-hidden />}
      title={`${formatCount(accounts)} ${accounts === 1 ? "is" : "are"} in no campaign, and left as ${accounts === 1 ? "it is" : "they are"}`}
    >
      <Spoiler maxHeight={44} showLabel="Show more" hideLabel="Show less">
        <Code>{ids.join(", ")}</Code>
        {accounts > ids.length && " …"}
      </Spoiler>
    </Alert>
  );
}
