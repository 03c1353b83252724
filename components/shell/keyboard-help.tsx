"use client";
import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { actWords } from "@/components/campaign/act-words";
import { useSession } from "@/components/session/session";
import { pagesFor } from "./pages";

const everywhere: [string[], string][] = [
  [["⌘", "K"], "Find anything by id or words, or do it"],
  [["u"], "Undo what was just done, for ten seconds"],
  [["?"], "This list"],
  [["Esc"], "Close what is open"],
];

const inTables: [string[], string][] = [
  [["j", "k"], "Next, previous row (arrow keys too)"],
  [["Enter"], "Open the row"],
  [["Space"], "Select the row"],
  [["Shift", "click"], "Select a range"],
];

const inDialogs: [string[], string][] = [
  [["⌘", "Enter"], "Do it; of a ban, a revocation or an export: go to its button"],
];

const onCampaigns: [string[], string][] = [
  [["1", "9"], "The parts of a campaign, in their order"],
  [["c"], "Confirm"],
  [["d"], "Dismiss"],
  [["e"], actWords.share],
];

const onGraphs: [string[], string][] = [
  [["←", "→"], "Walk from node to node (up and down too)"],
  [["Enter"], "Isolate the node, or show all again"],
  [["o"], "Open it: accounts of a community or value, neighbours of an account"],
  [["p"], "Pin a value, or unpin it"],
  [["x"], "Leave a value out"],
  [["l"], "Lasso: draw around nodes, with Shift to add"],
  [["+", "-"], "Nearer, farther; 0 shows all"],
];
const onTraffic: [string[], string][] = [[["x"], "Export all groups as CSV"]];

const inReview: [string[], string][] = [
  [["n"], "Take the next that nobody works on"],
  [["w"], "Work on it, or give it back"],
  [["h"], "Hand it over"],
  [["z"], "Put it off, or bring it back"],
];

const onThreads: [string[], string][] = [
  [["y"], "Accept the account"],
  [["x"], "Reject the account"],
  [["w"], "Say why the account is linked to one that is accepted"],
  [["u"], "Take back the last step"],
  [["s"], "Add accounts, values or a prompt"],
];

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { permissions } = useSession();
  const goTo = pagesFor(permissions).map((page): [string[], string] => [["g", page.key], page.label]);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack>
          <Shortcuts title="Everywhere" rows={everywhere} />
          <Shortcuts title="In tables" rows={inTables} />
          <Shortcuts title="In dialogs" rows={inDialogs} />
          <Shortcuts title="In a graph" rows={onGraphs} />
        </Stack>
        <Stack>
          <Shortcuts title="On a campaign" rows={onCampaigns} />
          <Shortcuts title="On what waits for review" rows={inReview} />
          <Shortcuts title="On a thread" rows={onThreads} />
          <Shortcuts title="On traffic" rows={onTraffic} />
          <Shortcuts title="Go to" rows={goTo} />
        </Stack>
      </SimpleGrid>
    </Modal>
  );
}

function Shortcuts({ title, rows }: { title: string; rows: [string[], string][] }) {
  return (
    <Stack gap="xs" component="section">
      <Title order={3}>{title}</Title>
      {rows.map(([shortcut, meaning]) => (
        <Group key={meaning} gap="sm" wrap="nowrap" align="baseline">
          <Group gap={4} w={84} wrap="nowrap" style={{ flex: "none" }}>
            {shortcut.map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </Group>
          <Text size="sm">{meaning}</Text>
        </Group>
      ))}
    </Stack>
  );
}
