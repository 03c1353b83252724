"use client";
import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { formatNats } from "@/components/data/nats";
import { Shortcut } from "@/components/data/shortcut";
import type { GraphNode } from "@/lib/casefile/contract";
import type { NodeActs } from "./node-acts";
import { unrelatedOf } from "./prepare-graph";

/** The node that stands alone with its neighbours: what is known of it, and what can be done. */
export function Inspector({ node, acts }: { node: GraphNode; acts: NodeActs }) {
  return (
    <Paper p="xs" component="section" aria-label="The chosen node">
      <Stack gap={6}>
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {node.type === "account" ? (
            <Anchor component={Link} href={`/accounts/${encodeURIComponent(node.label)}`} inherit>
              {node.label}
            </Anchor>
          ) : (
            node.label
          )}
        </Text>
        <FactList facts={factsOf(node)} />
        <Group gap={6}>
          {acts.open && (
            <Act letter="o" onClick={acts.open}>
              Open
            </Act>
          )}
          {acts.pin && (
            <Act letter="p" onClick={acts.pin} isPressed={acts.isPinned}>
              {acts.isPinned ? "Unpin" : "Pin"}
            </Act>
          )}
          {acts.hide && (
            <Act letter="x" onClick={acts.hide}>
              Leave out
            </Act>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

interface ActProps {
  letter: string;
  children: string;
  onClick: () => void;
  isPressed?: boolean;
}

const Act = ({ letter, children, onClick, isPressed }: ActProps) => (
  <Button
    size="compact-xs"
    variant="default"
    aria-keyshortcuts={letter}
    aria-pressed={isPressed}
    rightSection={<Shortcut of={letter} />}
    onClick={onClick}
  >
    {children}
  </Button>
);

function factsOf(node: GraphNode): [string, string][] {
  if (node.type === "community") return [["Accounts that share it most", formatCount(node.accounts)]];
  if (node.type === "account") {
    const more: [string, string][] = [["Values not in the picture", formatCount(node.more)]];
    return node.weight === null ? more : [["Link to the opened account", `${formatNats(node.weight)} nats`], ...more];
  }
  return [
    ["Family", node.family === null ? "" : familyNames[node.family]],
    ["Held here", `${formatCount(node.accounts)} accounts`],
    ["Unrelated accounts that hold it", formatCount(unrelatedOf(node) ?? 0)],
    ["Weight", node.hub ? "a hub: links nobody" : `${formatNats(node.weight ?? 0)} nats`],
    ...(node.listedBy ? [["Named by", node.listedBy.join(", ")] as [string, string]] : []),
    ["Holders not in the picture", formatCount(node.more)],
  ];
}
